package io.pipetrail.eventstore;

import java.util.List;
import java.util.function.Supplier;

/** What became of a batch. */
sealed interface Outcome {

    /** All of it is in the log, each request's last event at the position at its place. */
    record Committed(List<Long> positions) implements Outcome {}

    /**
     * Nothing was written, and that is because of a request.
     *
     * @param atFault the request's place in the batch, from 0, or -1 when that is not known
     */
    record Refused(int atFault, RuntimeException reason) implements Outcome {}

    /** Nothing was written, because a stream has gone on after this sequence number. */
    record Outdated(String stream, long lastSequence, RuntimeException reason) implements Outcome {}

    /** Nothing was written, because the log of record has events that are not here, or nobody has looked yet. */
    record Behind() implements Outcome {}

    /** No request is at fault; the reason is made anew for each. */
    record Failed(Supplier<RuntimeException> reason) implements Outcome {}
}
