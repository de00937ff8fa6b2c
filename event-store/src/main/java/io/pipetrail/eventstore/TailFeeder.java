package io.pipetrail.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is committed into the tail, in order and without a gap, and then shows it to those who follow the log: the first
 * event after a quiet time at once, under load what has come together every few milliseconds. A projection then folds
 * a batch where it would have run a transaction an event, and he who commits is not held up by those who follow.
 *
 * <p>What was committed here is at hand. What other processes committed before or in between is read once for all. When that
 * is too much or fails the tail begins anew, and each follower reads for himself what he then misses in it.
 */
final class TailFeeder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TailFeeder.class);
    private static final Duration STEP = Duration.ofMillis(4);

    private final Arrivals committed = new Arrivals();
    private final OwnRows own;
    private final OthersRows others;
    private final EventReading reading;
    private final Tail tail;
    private final Arrivals shown;
    private final Background thread;

    /** @param shown where followers wait; it is behind the end of the tail or there, never beyond it */
    TailFeeder(OwnRows own, OthersRows others, EventReading reading, Tail tail, Arrivals shown) {
        this.own = own;
        this.others = others;
        this.reading = reading;
        this.tail = tail;
        this.shown = shown;
        this.thread = Background.of("event-log-tail", this::run);
    }

    TailFeeder start() {
        thread.start();
        return this;
    }

    /** These rows were committed by this process. */
    void committed(List<PositionedRow> rows) {
        own.add(rows);
        committed.reached(rows.getLast().position());
    }

    /** The event at this position is known to be committed, by whomever. */
    void reached(long position) {
        committed.reached(position);
    }

    @Override
    public void close() {
        thread.stop();
        others.close();
    }

    private void run() throws InterruptedException {
        do {
            committed.awaitBeyond(shown.head());
            show(committed.head());
        } while (thread.pause(STEP));
    }

    private void show(long known) {
        var rows = own.take();
        var upTo = rows.isEmpty() ? known : Math.max(known, rows.getLast().position());
        try {
            feed(rows, upTo);
        } catch (RuntimeException | Error e) {
            // Nobody else wakes the followers, so even what an upcaster should never throw must not end this thread.
            log.debug("The tail of the log begins anew at {}", upTo, e);
            tail.startAt(upTo);
        }
        shown.reached(upTo);
    }

    private void feed(List<PositionedRow> rows, long upTo) {
        var end = tail.end();
        var next = rows.stream()
                .filter(row -> row.position() > end)
                .collect(Collectors.toMap(PositionedRow::position, Function.identity(), (a, b) -> a, TreeMap::new));
        if (tail.isWanted() && completed(next, end, upTo)) {
            var complete = List.copyOf(next.values());
            tail.add(complete, reading.tracked(complete), upTo);
        } else {
            tail.startAt(upTo);
        }
    }

    /** Adds what others have put between two positions; false when that would be more than a page. */
    private boolean completed(Map<Long, PositionedRow> rows, long after, long upTo) {
        var first = after + 1;
        while (rows.containsKey(first)) {
            first++;
        }
        var last = upTo;
        while (last > first && rows.containsKey(last)) {
            last--;
        }
        if (last - first >= Page.SIZE) {
            return false;
        }
        if (first <= last) {
            others.between(first - 1, last).forEach(row -> rows.putIfAbsent(row.position(), row));
        }
        return true;
    }
}
