package io.pipetrail.eventstore;

import java.io.Serial;
import org.axonframework.serialization.SerializationException;

/** A message is longer than what goes between processes. It was not sent. */
public final class TooLongForTheWire extends SerializationException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooLongForTheWire(String type, int bytes) {
        super("%s has %d bytes, more than %d".formatted(type, bytes, MessageSerializer.LONGEST));
    }
}
