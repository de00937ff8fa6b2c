package io.pipetrail.web.wire.v1;

import io.pipetrail.events.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did it: a key, a user or the operator. */
public record V1Actor(String type, String id, @Nullable String name) {

    public static V1Actor of(Actor actor) {
        return of(Plain.name(actor.kind()), actor.id(), actor.name());
    }

    /** As an event's metadata says, or null where it says nothing. */
    public static @Nullable V1Actor of(Map<String, String> metaData) {
        var type = metaData.get("actorType");
        var id = metaData.get("actorId");
        return type == null || id == null ? null : of(type, id, metaData.get("actorName"));
    }

    /** As it was recorded: the ids of keys are bare in the log. */
    public static V1Actor of(String type, String id, @Nullable String name) {
        return new V1Actor(type, type.equals("key") && !id.startsWith("key_") ? "key_" + id : id, name);
    }
}
