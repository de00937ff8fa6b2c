package io.pipetrail.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a pipeline. */
public record PipelineId(@JsonValue UUID value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PipelineId {}

    public static PipelineId of(String uuid) {
        return new PipelineId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
