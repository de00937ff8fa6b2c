package io.pipetrail.web.wire.gauzy;

import org.jspecify.annotations.Nullable;

/** A user, of whom no more than an id is known here. */
public record GauzyUser(String id) {

    public static @Nullable GauzyUser of(@Nullable String id) {
        return id == null ? null : new GauzyUser(id);
    }
}
