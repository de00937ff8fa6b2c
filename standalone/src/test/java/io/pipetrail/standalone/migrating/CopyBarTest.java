package io.pipetrail.standalone.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.LogCopy.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the bar says of a copy. */
class CopyBarTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    /** Seen red with a bar that takes no notice of where a phase begins: nothing was said of the last. */
    @Test
    void elsewhereThanOnATerminalItIsALineForEachTenthOfEachPhase() {
        copied(bar(false));

        assertThat(said().lines().map(line -> line.replaceFirst(", [0-9,]+ a second$", ", so many a second")))
                .containsExactly(
                        "[===============               ]  50 %  1,000 of 2,000 events compared",
                        "[==============================] 100 %  2,000 of 2,000 events compared, so many a second",
                        "[===============               ]  50 %  20,000 of 40,000 events copied",
                        "[==============================] 100 %  40,000 of 40,000 events copied, so many a second",
                        "[==============================] 100 %  40,000 of 40,000 events read back");
    }

    @Test
    void onATerminalItGrowsOnOneLineWhichIsEmptyAtTheEnd() {
        copied(bar(true));

        var shown = said().split("\r");
        assertThat(said()).doesNotContain("\n").endsWith(" \r");
        assertThat(shown)
                .anyMatch(line ->
                        line.startsWith("[===============               ]  50 %  20,020 of 40,000 events copied, "));
        assertThat(shown[shown.length - 1]).isBlank();
    }

    /** As it is told of a copy that goes on after 2,000 events. */
    private static void copied(CopyBar bar) {
        bar.at(Phase.COMPARED, 1_000, 2_000);
        bar.at(Phase.COMPARED, 2_000, 2_000);
        bar.at(Phase.COPIED, 20_000, 40_000);
        bar.at(Phase.COPIED, 20_020, 40_000);
        bar.at(Phase.COPIED, 40_000, 39_000);
        bar.at(Phase.READ_BACK, 40_000, 40_000);
        bar.end();
    }

    private CopyBar bar(boolean isTerminal) {
        return new CopyBar(new PrintStream(told, true, StandardCharsets.UTF_8), isTerminal);
    }

    private String said() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
