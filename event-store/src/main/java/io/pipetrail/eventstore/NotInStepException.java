package io.pipetrail.eventstore;

import java.io.Serial;

/** The log of record ends elsewhere than the log in PostgreSQL. */
public final class NotInStepException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** It was taken to end at this position. */
    public NotInStepException(long expected) {
        super("The log of record does not end at " + expected);
    }
}
