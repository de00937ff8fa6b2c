package io.pipetrail.web.wire.v1;

import io.pipetrail.events.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did it: a key, a user or the operator. */
public record V1Actor(String type, String id, @Nullable String name) {

    public static V1Actor of(Actor actor) {
        return new V1Actor(Plain.name(actor.kind()), actor.id(), actor.name());
    }

    /** As an event's metadata says, or null where it says nothing. */
    public static @Nullable V1Actor of(Map<String, String> metaData) {
        var type = metaData.get("actorType");
        var id = metaData.get("actorId");
        return type == null || id == null ? null : new V1Actor(type, id, metaData.get("actorName"));
    }
}
