package io.pipetrail.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.problem.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API keys in PostgreSQL, looked up at most once a second each: that is how long a revocation takes to reach other nodes. */
final class StoredApiKeys implements ApiKeys {

    private static final Duration STALE_AFTER = Duration.ofSeconds(1);
    private static final Duration ACQUAINTED_FOR = Duration.ofHours(1);
    private static final int CACHED = 10_000;

    private final ApiKeyTable table;
    private final Pepper pepper;
    private final Clock clock;
    private final Cache<String, Optional<ApiKeyTable.Row>> byHash = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(STALE_AFTER)
            .build();
    /** Keys that were good lately: their refresh is never mistaken for guessing, whoever else guesses from the same address. */
    private final Cache<String, Boolean> acquainted = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterAccess(ACQUAINTED_FOR)
            .build();

    StoredApiKeys(ApiKeyTable table, Pepper pepper, Clock clock) {
        this.table = table;
        this.pepper = pepper;
        this.clock = clock;
    }

    /** Whose secret this is, if it is that of a key that is good now. */
    Optional<Caller> callerWith(String secret) {
        return callerWith(secret, () -> {});
    }

    /** The same, but asks first whether a secret that nobody has shown here lately may be looked up: the question may refuse. */
    Optional<Caller> callerWith(String secret, Runnable mayLookUp) {
        if (!KeySecret.isWellFormed(secret)) return Optional.empty();
        var hash = pepper.hash(secret);
        if (acquainted.getIfPresent(hash) == null) mayLookUp.run();
        var caller = byHash.get(hash, table::withHash)
                .filter(row -> row.key().isValidAt(clock.instant()))
                .map(StoredApiKeys::caller);
        if (caller.isPresent()) acquainted.put(hash, true);
        return caller;
    }

    @Override
    public IssuedKey issue(Store store, String name, Role role, @Nullable Instant expiresAt, Actor by) {
        var secret = KeySecret.mint(KeySecret.LIVE);
        var key = new ApiKey(
                new KeyId(UUID.randomUUID()),
                store.id(),
                name,
                role,
                KeySecret.hint(secret),
                now(),
                expiresAt,
                null,
                by.kind().name().toLowerCase(Locale.ROOT) + ":" + by.id());
        var hash = pepper.hash(secret);
        table.mark(pepper);
        table.insert(new ApiKeyTable.Row(key, store.slug(), hash, expiresAt));
        byHash.invalidate(hash);
        return new IssuedKey(key, secret);
    }

    @Override
    public List<ApiKey> list(TenantId tenant) {
        return table.ofTenant(tenant).stream().map(ApiKeyTable.Row::key).toList();
    }

    @Override
    public ApiKey revoke(TenantId tenant, KeyId id) {
        var revoked = table.revoke(tenant, id, now()).orElseThrow(StoredApiKeys::notFound);
        byHash.invalidate(revoked.hash());
        return revoked.key();
    }

    @Override
    public IssuedKey rotate(TenantId tenant, KeyId id, Duration overlap, Actor by) {
        var old = table.find(tenant, id).orElseThrow(StoredApiKeys::notFound);
        if (!old.key().isValidAt(clock.instant())) {
            throw Refusal.conflict("key_not_valid", "The key has expired or been revoked: issue a new one.");
        }
        // The new one first: if this is cut off in between, there is a key too many and not one too few.
        var issued = issue(
                new Store(tenant, old.tenantSlug()), old.key().name(), old.key().role(), old.issuedUntil(), by);
        table.expire(tenant, id, now().plus(overlap));
        byHash.invalidate(old.hash());
        return issued;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Caller caller(ApiKeyTable.Row row) {
        var key = row.key();
        var actor = new Actor(Actor.Kind.KEY, key.id().toString(), key.name());
        return new Caller(actor, key.role(), key.tenantId(), row.tenantSlug());
    }

    private static Refusal notFound() {
        return Refusal.notFound("api key");
    }
}
