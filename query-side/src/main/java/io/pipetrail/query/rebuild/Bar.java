package io.pipetrail.query.rebuild;

import java.util.Locale;

/** Shows how far a rebuild is. */
final class Bar {

    private static final int WIDTH = 30;

    private Bar() {}

    static String of(Steps steps) {
        var seen = new UnderWay(steps.projections(), steps.done(), steps.total(), steps.seconds());
        var done = seen.eventsTotal() == 0 ? 0 : Math.min(1, (double) seen.eventsDone() / seen.eventsTotal());
        int filled = (int) (WIDTH * done);
        var bar = "=".repeat(filled) + (filled < WIDTH ? ">" + " ".repeat(WIDTH - filled - 1) : "");
        var left = seen.secondsLeft();
        return String.format(
                Locale.ROOT,
                "[%s] %3d %%  %,d events, %,.0f a second, %s s left",
                bar,
                (int) (100 * done),
                seen.eventsDone(),
                seen.eventsPerSecond(),
                left == null ? "?" : left);
    }
}
