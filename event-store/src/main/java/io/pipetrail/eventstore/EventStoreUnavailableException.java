package io.pipetrail.eventstore;

import java.io.Serial;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The database cannot be reached or does not answer in time. Nothing was written. */
public class EventStoreUnavailableException extends EventStoreException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Says why, in a sentence. */
    public EventStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says why, in a sentence. */
    public EventStoreUnavailableException(String message) {
        super(message);
    }
}
