package io.pipetrail.standalone.migrating;

import io.pipetrail.eventstore.LogCopy;
import io.pipetrail.eventstore.LogCopy.Phase;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far each phase of a copy is: as a bar that grows on a terminal, as a line for each tenth elsewhere. */
final class CopyBar implements LogCopy.Progress {

    private static final int WIDTH = 30;
    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final boolean isTerminal;
    private @Nullable Phase phase;
    private long startedAt;
    private long first;
    private long tenths;

    CopyBar(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    @Override
    public void at(Phase now, long position, long expected) {
        // What is copied may have grown meanwhile.
        var total = Math.max(position, expected);
        if (now != phase) begin(now, position);
        var line = line(now, position, total);
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

    private void begin(Phase next, long position) {
        end();
        phase = next;
        startedAt = System.nanoTime();
        first = position;
        tenths = -1;
    }

    private String line(Phase now, long position, long total) {
        var filled = (int) (WIDTH * position / total);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d of %,d events %s%s",
                "=".repeat(filled),
                " ".repeat(WIDTH - filled),
                100 * position / total,
                position,
                total,
                word(now),
                rate(position));
    }

    /** Nothing at the first look: when it began is not known. */
    private String rate(long position) {
        var seconds = (System.nanoTime() - startedAt) / NANOS;
        return position == first
                ? ""
                : String.format(Locale.ROOT, ", %,.0f a second", (position - first) / Math.max(seconds, 0.001));
    }

    private static String word(Phase phase) {
        return switch (phase) {
            case COMPARED -> "compared";
            case COPIED -> "copied";
            case READ_BACK -> "read back";
        };
    }
}
