package io.pipetrail.standalone.importing;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Shows how far an import is: as a bar that grows on a terminal, as a line now and then elsewhere. */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final int EVERY = 10;

    private final PrintStream out;
    private final boolean isTerminal;
    private int shown;

    ProgressBar(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    void show(JsonNode state) {
        if (isTerminal) {
            out.print("\r" + line(state) + "  ");
            out.flush();
        } else if (shown++ % EVERY == 0) {
            out.println(line(state));
        }
    }

    void end() {
        if (isTerminal && shown >= 0) out.print("\r" + " ".repeat(WIDTH + 70) + "\r");
    }

    static String line(JsonNode state) {
        var total = state.path("bytes_total").asLong(0);
        var done =
                total == 0 ? 0 : Math.min(1, (double) state.path("bytes_done").asLong(0) / total);
        var filled = (int) (WIDTH * done);
        var bar = "=".repeat(filled) + (filled < WIDTH ? ">" + " ".repeat(WIDTH - filled - 1) : "");
        return String.format(
                Locale.ROOT,
                "[%s] %3d %%  %,d rows, %,d a second, %s s left",
                bar,
                (int) (100 * done),
                state.path("rows_done").asLong(0),
                state.path("rows_per_second").asLong(0),
                state.path("seconds_left").asString("?"));
    }
}
