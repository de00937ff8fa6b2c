package io.pipetrail.query.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the first thing happened that the log knows of a tenant: with imported deals long before the tenant was opened. */
@Component
public class Beginnings {

    private static final int REMEMBERED = 10_000;
    private static final String FIRST = """
            select least(
                (select created_at from readside.tenants where tenant_id = :tenant),
                (select min(created_at) from readside.pipelines where tenant_id = :tenant),
                (select min(valid_at) from readside.summary_changes where tenant_id = :tenant))""";

    /** What was found once can only become earlier. */
    private final Cache<TenantId, Instant> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final JdbcClient database;

    Beginnings(JdbcClient database) {
        this.database = database;
    }

    /** Whether nothing at all had happened up to an instant, and including it. */
    public boolean isBefore(TenantId tenant, Instant instant) {
        var known = remembered.getIfPresent(tenant);
        if (known != null && !instant.isBefore(known)) return false;
        var first = database.sql(FIRST)
                .param("tenant", tenant.value())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .optional();
        if (first.isEmpty()) return true;
        remembered.put(tenant, first.get().toInstant());
        return instant.isBefore(first.get().toInstant());
    }
}
