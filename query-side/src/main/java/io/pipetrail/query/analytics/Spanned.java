package io.pipetrail.query.analytics;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.reading.Span;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Statements about a tenant's deals in a span of time, which has parameters even where it has no ends. */
final class Spanned {

    private static final OffsetDateTime BIG_BANG = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime DOOMSDAY = OffsetDateTime.parse("9999-12-31T23:59:59Z");

    private Spanned() {}

    /** The statement with {@code :tenant}, {@code :from} (inclusive) and {@code :until} (exclusive). */
    static StatementSpec sql(JdbcClient database, String sql, TenantId tenant, Span span) {
        return database.sql(sql)
                .param("tenant", tenant.value())
                .param("from", span.from() == null ? BIG_BANG : time(span.from()))
                .param("until", span.before() == null ? DOOMSDAY : time(span.before()));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
