package io.pipetrail.eventstore;

import java.util.function.LongFunction;

/** The log page by page: from memory where it is recent, otherwise from the database. */
final class Pages {

    private final Arrivals arrivals;
    private final Tail tail;
    private final LongFunction<Page> stored;
    private final TailMeters meters;

    Pages(Arrivals arrivals, Tail tail, LongFunction<Page> stored, TailMeters meters) {
        this.arrivals = arrivals;
        this.tail = tail;
        this.stored = stored;
        this.meters = meters.watching(tail);
    }

    /** A follower of the log who has read it up to this position. */
    LogStream follow(long position) {
        tail.followed();
        return new LogStream(arrivals, this::after, position, tail::unfollowed);
    }

    private Page after(long position) {
        return tail.after(position)
                .map(meters::fromMemory)
                .orElseGet(() -> meters.fromDatabase(stored.apply(position)));
    }
}
