package io.pipetrail.web.security;

import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API keys of the stores. Keys of another store are not found, whatever is asked of them. */
public interface ApiKeys {

    Duration USUAL_OVERLAP = Duration.ofHours(24);

    /** Makes a key; a null expiry means never. */
    IssuedKey issue(Store store, String name, Role role, @Nullable Instant expiresAt, Actor by);

    /** All keys of a store, revoked and expired ones as well, oldest first. */
    List<ApiKey> list(TenantId tenant);

    /** Ends a key: here at once, on other nodes within a second. Again is no error. */
    ApiKey revoke(TenantId tenant, KeyId id);

    /** Makes a key of the same name and role; the old one expires when the overlap is over. Refuses a dead key with a conflict. */
    IssuedKey rotate(TenantId tenant, KeyId id, Duration overlap, Actor by);
}
