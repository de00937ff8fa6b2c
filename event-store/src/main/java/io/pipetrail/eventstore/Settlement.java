package io.pipetrail.eventstore;

import io.pipetrail.eventstore.Outcome.Behind;
import io.pipetrail.eventstore.Outcome.Committed;
import io.pipetrail.eventstore.Outcome.Failed;
import io.pipetrail.eventstore.Outcome.Outdated;
import io.pipetrail.eventstore.Outcome.Refused;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries a batch until each of its requests is in the log or has failed. When it cannot be committed because of one of them,
 * that one is tried apart, so that only the guilty fail.
 */
final class Settlement {

    /** Each time another process has left something there. */
    private static final int MOST_HEALED = 5;

    private final Keeping keeping;
    private final BatchTransaction transaction;
    private final Consumer<List<PositionedRow>> committed;
    private final WriterMeters meters;

    /** @param committed told what each commit added to the log, before the senders are */
    Settlement(
            Keeping keeping,
            BatchTransaction transaction,
            Consumer<List<PositionedRow>> committed,
            WriterMeters meters) {
        this.keeping = keeping;
        this.transaction = transaction;
        this.committed = committed;
        this.meters = meters;
    }

    /** Returns when all of its senders know. */
    void settle(Batch whole) {
        var open = new ArrayDeque<>(List.of(whole));
        var healed = 0;
        while (!open.isEmpty()) {
            var batch = open.pop();
            if (batch.size() == 0) {
                continue;
            }
            var overtaken = batch.firstOvertaken();
            if (overtaken > 0) {
                batch.splitAt(overtaken).reversed().forEach(open::push);
                continue;
            }
            switch (meters.timed(batch, transaction)) {
                case Committed(var positions) -> acknowledge(batch, positions);
                case Behind() -> {
                    if (isHealed(batch, ++healed)) {
                        open.push(batch);
                    }
                }
                case Failed(var reason) -> batch.requests().forEach(request -> request.failed(reason.get()));
                case Outdated(var stream, var last, var reason) -> {
                    var outdated = batch.restingOn(stream, last);
                    outdated.forEach(request -> request.failed(reason));
                    open.push(batch.without(outdated));
                }
                case Refused(var atFault, var reason)
                when batch.size() == 1 -> batch.requests().getFirst().failed(reason);
                case Refused(var atFault, var reason) ->
                    batch.parts(atFault).reversed().forEach(open::push);
            }
        }
    }

    /** Returns whether the batch can be tried again; its senders know otherwise. */
    private boolean isHealed(Batch batch, int attempt) {
        try {
            keeping.heal();
        } catch (RuntimeException e) {
            batch.requests()
                    .forEach(request ->
                            request.failed(new EventStoreUnavailableException("The log of record is not in step", e)));
            return false;
        }
        if (attempt == MOST_HEALED) {
            batch.requests()
                    .forEach(request -> request.failed(
                            new EventStoreUnavailableException("The log of record does not get in step")));
            return false;
        }
        return true;
    }

    private void acknowledge(Batch batch, List<Long> positions) {
        var added = batch.positioned(positions.getLast());
        if (!added.isEmpty()) {
            committed.accept(added);
        }
        for (var i = 0; i < batch.size(); i++) {
            batch.requests().get(i).committed(positions.get(i));
        }
    }
}
