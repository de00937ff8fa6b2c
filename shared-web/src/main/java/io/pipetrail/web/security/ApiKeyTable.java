package io.pipetrail.web.security;

import io.pipetrail.events.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys as rows. Hashes are hexadecimal here and bytes there. */
final class ApiKeyTable {

    /**
     * A key, its store's slug and its hash.
     *
     * @param issuedUntil when it was to expire before it was rotated
     */
    record Row(
            ApiKey key,
            String tenantSlug,
            String hash,
            @Nullable Instant issuedUntil) {}

    private final JdbcClient jdbc;

    ApiKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before a key is inserted: the first one says which pepper it is that all of them need. */
    void mark(Pepper pepper) {
        PepperMark.compare(pepper, jdbc);
    }

    void insert(Row row) {
        jdbc.sql("""
                        insert into access.api_keys (id, tenant_id, tenant_slug, name, role, key_hash, hint, created_at, created_by, expires_at, issued_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(row.key().id().value())
                .param(row.key().tenantId().value())
                .param(row.tenantSlug())
                .param(row.key().name())
                .param(row.key().role().wire())
                .param(HexFormat.of().parseHex(row.hash()))
                .param(row.key().hint())
                .param(timestamp(row.key().createdAt()))
                .param(row.key().createdBy())
                .param(timestamp(row.key().expiresAt()))
                .param(timestamp(row.issuedUntil()))
                .update();
    }

    /** The only look-up without a tenant: it is what tells the tenant. */
    Optional<Row> withHash(String hash) {
        return jdbc.sql("select * from access.api_keys where key_hash = ?")
                .param(HexFormat.of().parseHex(hash))
                .query(ApiKeyTable::row)
                .optional();
    }

    List<Row> ofTenant(TenantId tenant) {
        return jdbc.sql("select * from access.api_keys where tenant_id = ? order by created_at, id")
                .param(tenant.value())
                .query(ApiKeyTable::row)
                .list();
    }

    Optional<Row> find(TenantId tenant, KeyId id) {
        return jdbc.sql("select * from access.api_keys where tenant_id = ? and id = ?")
                .param(tenant.value())
                .param(id.value())
                .query(ApiKeyTable::row)
                .optional();
    }

    /** Revokes a key, or leaves it as it was revoked before. */
    Optional<Row> revoke(TenantId tenant, KeyId id, Instant now) {
        return jdbc.sql("""
                        update access.api_keys set revoked_at = coalesce(revoked_at, ?)
                        where tenant_id = ? and id = ? returning *
                        """)
                .param(timestamp(now))
                .param(tenant.value())
                .param(id.value())
                .query(ApiKeyTable::row)
                .optional();
    }

    /** Brings a key's expiry forward; one that ends sooner anyway stays as it is. */
    void expire(TenantId tenant, KeyId id, Instant at) {
        jdbc.sql("""
                        update access.api_keys set expires_at = least(expires_at, ?)
                        where tenant_id = ? and id = ?
                        """)
                .param(timestamp(at))
                .param(tenant.value())
                .param(id.value())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var key = new ApiKey(
                new KeyId(row.getObject("id", UUID.class)),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                Role.ofStore(row.getString("role")).orElseThrow(),
                row.getString("hint"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)),
                row.getString("created_by"));
        return new Row(
                key,
                row.getString("tenant_slug"),
                HexFormat.of().formatHex(row.getBytes("key_hash")),
                instant(row.getObject("issued_until", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
