package io.pipetrail.command.imports;

import io.pipetrail.command.imports.ImportState.Kept;
import io.pipetrail.events.DealId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of deals that are taken back, from many threads. */
final class ReversalTally {

    private static final int MOST_REASONS = 1_000;

    private final LongAdder done = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final List<Kept> reasons = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    void done() {
        done.increment();
    }

    void kept(DealId dealId, String why) {
        kept.increment();
        if (reasons.size() < MOST_REASONS) reasons.add(new Kept(dealId.value(), why));
    }

    void failed(RuntimeException why) {
        failure.compareAndSet(null, why);
    }

    void refuseIfFailed() {
        var why = failure.get();
        if (why != null) throw why;
    }

    long doneSoFar() {
        return done.sum();
    }

    long keptSoFar() {
        return kept.sum();
    }

    List<Kept> reasons() {
        return List.copyOf(reasons);
    }
}
