package io.pipetrail.events;

import org.jspecify.annotations.Nullable;

/** Who caused an event: the holder of a key, a user of the identity provider, or the operator. Travels in metadata. */
public record Actor(Kind kind, String id, @Nullable String name) {

    /** How the actor proved who it is. */
    public enum Kind {
        OPERATOR,
        KEY,
        USER
    }
}
