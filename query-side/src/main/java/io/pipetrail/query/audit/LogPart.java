package io.pipetrail.query.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's part of the log up to a position, whoever says that it is the tenant's: every event is looked into, in the
 * database for the tenant's id and here for what it really says.
 */
final class LogPart {

    /** Rows that come from the database at a time. */
    static final int FETCHED = 500;

    /** Takes one event after the other. */
    interface Reader {
        void take(Happening event) throws SQLException;
    }

    private final Connection connection;
    private final EventLog log;
    private final TenantId tenant;
    private final long upTo;
    private final Tally tally;

    LogPart(Connection connection, EventLog log, TenantId tenant, long upTo, Tally tally) {
        this.connection = connection;
        this.log = log;
        this.tenant = tenant;
        this.upTo = upTo;
        this.tally = tally;
    }

    void inOrder(Reader reader) throws SQLException {
        read("position", reader);
    }

    void byStream(Reader reader) throws SQLException {
        read("stream, sequence", reader);
    }

    private void read(String order, Reader reader) throws SQLException {
        var sql =
                "select * from eventstore.events e where e.position <= ? and position(?::bytea in payload) > 0 order by "
                        + order;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            statement.setLong(1, upTo);
            statement.setBytes(2, tenant.toString().getBytes(US_ASCII));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (var event : read(rows)) {
                        if (!tenant.equals(tenantOf(event.payload()))) continue;
                        tally.read();
                        reader.take(Happening.of(event));
                    }
                }
            }
        }
    }

    /** What nobody can read has been parked by every projection, and so has what follows in its stream. */
    private List<StoredEvent> read(ResultSet row) throws SQLException {
        try {
            return log.read(row);
        } catch (SerializationException unreadable) {
            return List.of();
        }
    }

    private static @Nullable TenantId tenantOf(Object payload) {
        return switch (payload) {
            case TenantEvent event -> event.tenantId();
            case PipelineEvent event -> event.tenantId();
            case DealEvent event -> event.tenantId();
            default -> null;
        };
    }
}
