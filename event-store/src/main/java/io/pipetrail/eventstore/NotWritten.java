package io.pipetrail.eventstore;

import java.io.Serial;

/** Ends a transaction that cannot be committed. It carries no trace, as it goes but a few calls far. */
final class NotWritten extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotWritten(Outcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    /** What becomes of the batch. */
    Outcome outcome() {
        return outcome;
    }
}
