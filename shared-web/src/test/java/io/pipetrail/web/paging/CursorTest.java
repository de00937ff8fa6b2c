package io.pipetrail.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.web.problem.Refusal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final Cursor CURSOR = Cursor.of("2026-03-10T09:00:00.000Z", "ünï", "");

    @Test
    void whatWasPrintedIsReadAgain() {
        var text = CURSOR.print("deals:-created_at");

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse("deals:-created_at", text)).isEqualTo(CURSOR);
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        assertThatThrownBy(() -> Cursor.parse("deals:value", CURSOR.print("deals:-created_at")))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.param()).isEqualTo("cursor"));
    }

    @Test
    void anyTamperedCursorIsRefused() {
        var text = CURSOR.print("deals");

        assertThat(IntStream.range(0, text.length()).mapToObj(i -> changed(text, i)))
                .allSatisfy(bad ->
                        assertThatThrownBy(() -> Cursor.parse("deals", bad)).isInstanceOf(Refusal.class));
        for (var bad : new String[] {"", "a", "!!", text + text, text.substring(1), "A".repeat(5000)}) {
            assertThatThrownBy(() -> Cursor.parse("deals", bad)).isInstanceOf(Refusal.class);
        }
    }

    /** The last characters of base64 may hold bits that do not count. */
    private static String changed(String text, int at) {
        return text.substring(0, at) + (text.charAt(at) == '_' ? 'A' : '_') + text.substring(at + 1);
    }
}
