package io.pipetrail.web.security;

/** A key just made, with the secret that nobody can look up again. */
public record IssuedKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return "IssuedKey[" + key.id() + "]";
    }
}
