package io.pipetrail.query.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a verification is, and what it has found; it is told by one thread and asked by others. */
final class Tally {

    /** Differences that are kept one by one; beyond, they are only counted. */
    static final int KEPT = 1_000;

    private long position;
    private long read;
    private long total;
    private boolean begun;
    private long compared;
    private long differences;
    private long parked;
    private final List<Difference> report = new ArrayList<>();
    private volatile boolean cancelled;

    /** How it stands; each event is read twice, and counts for half at each time. */
    record Standing(
            boolean begun,
            long position,
            long eventsDone,
            long eventsTotal,
            long rowsCompared,
            long differences,
            long parkedEvents) {}

    synchronized Standing standing() {
        var done = read / 2;
        return new Standing(begun, position, done, Math.max(done, total), compared, differences, parked);
    }

    synchronized List<Difference> report() {
        return List.copyOf(report);
    }

    synchronized void begin(long upTo, long events) {
        begun = true;
        position = upTo;
        total = events;
    }

    synchronized void events(long exactly) {
        total = exactly;
    }

    synchronized void read() {
        if (cancelled) throw new Cancelled();
        read++;
    }

    synchronized void parked() {
        parked++;
    }

    /** One row was compared. */
    synchronized void compared(@Nullable Difference difference) {
        compared++;
        if (difference == null) return;
        differences++;
        if (report.size() < KEPT) report.add(difference);
    }

    /** So many rows were compared, and are as they should be. */
    synchronized void agreed(long rows) {
        compared += rows;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** The verification ends before its end. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
