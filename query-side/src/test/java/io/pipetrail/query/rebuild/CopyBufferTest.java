package io.pipetrail.query.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CopyBufferTest {

    private static final byte[] LONG = new byte[100_000];

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        var buffer = row(new CopyBuffer());
        buffer.mark();
        buffer.row(2);
        buffer.add(LONG);

        buffer.takeBack();

        assertThat(bytes(row(buffer))).isEqualTo(bytes(row(row(new CopyBuffer()))));
    }

    @Test
    void aClearedOneIsAsNew() {
        var buffer = row(new CopyBuffer());
        buffer.add(LONG);
        buffer.end();

        var cleared = buffer.cleared();

        assertThat(cleared.isEmpty()).isTrue();
        cleared.takeBack();
        assertThat(bytes(row(cleared))).isEqualTo(bytes(row(new CopyBuffer())));
    }

    private static CopyBuffer row(CopyBuffer buffer) {
        buffer.row(3);
        buffer.add(7L);
        buffer.addNull();
        buffer.add("text".getBytes(UTF_8));
        return buffer;
    }

    private static byte[] bytes(CopyBuffer buffer) {
        return Arrays.copyOf(buffer.bytes(), buffer.size());
    }
}
