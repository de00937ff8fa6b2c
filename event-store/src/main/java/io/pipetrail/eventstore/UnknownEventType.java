package io.pipetrail.eventstore;

import java.io.Serial;
import org.axonframework.serialization.SerializationException;

/** An event was to be written or read whose type is not among the application's {@link EventTypes}. */
public final class UnknownEventType extends SerializationException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Names the type as it was found: a class when writing, a stored name when reading. */
    public UnknownEventType(String type) {
        super("Not an event type this application knows: " + type);
    }
}
