package io.pipetrail.eventstore;

import java.io.Serial;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** The connection broke during a commit: whether the events are in the log is known only to who looks there. */
public final class UnknownOutcomeException extends EventStoreException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Carries the error that ended the commit, if it was one. */
    public UnknownOutcomeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
