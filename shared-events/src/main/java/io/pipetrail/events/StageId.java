package io.pipetrail.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a stage; a stage never changes its pipeline. */
public record StageId(@JsonValue UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StageId {}

    public static StageId of(String uuid) {
        return new StageId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
