package io.pipetrail.query.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild that is under way on some node.
 *
 * @param projections their names
 * @param seconds since it began
 */
public record UnderWay(List<String> projections, long eventsDone, long eventsTotal, double seconds) {

    double eventsPerSecond() {
        return seconds <= 0 ? 0 : eventsDone / seconds;
    }

    /** Null as long as nobody can tell. */
    public @Nullable Long secondsLeft() {
        var rate = eventsPerSecond();
        return rate == 0 ? null : (long) Math.ceil(Math.max(0, eventsTotal - eventsDone) / rate);
    }
}
