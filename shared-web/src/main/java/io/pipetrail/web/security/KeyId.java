package io.pipetrail.web.security;

import java.util.UUID;

/** Names an API key; it is no secret. */
public record KeyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
