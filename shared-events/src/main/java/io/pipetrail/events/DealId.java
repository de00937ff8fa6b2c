package io.pipetrail.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a deal. */
public record DealId(@JsonValue UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DealId {}

    public static DealId of(String uuid) {
        return new DealId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
