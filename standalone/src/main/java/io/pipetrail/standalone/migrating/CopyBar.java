package io.pipetrail.standalone.migrating;

import io.pipetrail.eventstore.LogCopy;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how far a copy is: as a bar that grows on a terminal, as a line for each tenth elsewhere. */
final class CopyBar implements LogCopy.Progress {

    private static final int WIDTH = 30;
    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final boolean isTerminal;
    private final long startedAt = System.nanoTime();
    private long first = -1;
    private long tenths = -1;

    CopyBar(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    @Override
    public void at(long position, long expected) {
        // What is copied may have grown meanwhile.
        var total = Math.max(position, expected);
        if (first < 0) first = position;
        var line = line(position, total, (System.nanoTime() - startedAt) / NANOS);
        if (isTerminal) {
            out.print("\r" + line + "  ");
            out.flush();
        } else if (position * 10 / total != tenths) {
            tenths = position * 10 / total;
            out.println(line);
        }
    }

    void end() {
        if (isTerminal) out.print("\r" + " ".repeat(WIDTH + 70) + "\r");
    }

    private String line(long position, long total, double seconds) {
        var filled = (int) (WIDTH * position / total);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d of %,d events, %,.0f a second",
                "=".repeat(filled),
                " ".repeat(WIDTH - filled),
                100 * position / total,
                position,
                total,
                (position - first) / Math.max(seconds, 0.001));
    }
}
