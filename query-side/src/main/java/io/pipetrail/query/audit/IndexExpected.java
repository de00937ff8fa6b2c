package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Goes through {@code readside.event_index} beside the log: both are in the order of positions. */
final class IndexExpected implements AutoCloseable {

    private final Tally tally;
    private final PreparedStatement statement;
    private final FoundRows found;
    private @Nullable Row next;

    IndexExpected(Connection connection, TenantId tenant, Tally tally) throws SQLException {
        this.tally = tally;
        statement =
                connection.prepareStatement("select * from readside.event_index where tenant_id = ? order by position");
        statement.setFetchSize(LogPart.FETCHED);
        statement.setObject(1, tenant.value());
        found = new FoundRows(statement.executeQuery());
        next = found.next();
    }

    void take(Happening happened) throws SQLException {
        surplusBefore(happened.position());
        var expected = row(happened);
        if (next == null || position(next) != happened.position()) {
            tally.compared(Difference.missing(Table.EVENT_INDEX, expected));
            return;
        }
        tally.compared(Difference.between(Table.EVENT_INDEX, expected, next));
        next = found.next();
    }

    /** There are no more events. */
    void end() throws SQLException {
        surplusBefore(Long.MAX_VALUE);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private void surplusBefore(long position) throws SQLException {
        for (; next != null && position(next) < position; next = found.next()) {
            tally.compared(Difference.surplus(Table.EVENT_INDEX, next));
        }
    }

    private static long position(Row row) {
        return (Long) row.require("position");
    }

    private static Row row(Happening happened) {
        var row = new Row();
        switch (happened.payload()) {
            case TenantEvent e -> subject(row, e.tenantId(), "store", e.tenantId());
            case PipelineEvent e -> subject(row, e.tenantId(), "pipeline", e.pipelineId());
            case DealEvent e -> subject(row, e.tenantId(), "deal", e.dealId());
            default -> throw new IllegalArgumentException(happened.event().type());
        }
        return row.set("position", happened.position())
                .set("event_id", happened.event().eventId())
                .set("type", happened.event().type())
                .set("recorded_at", happened.event().recordedAt());
    }

    private static void subject(Row row, TenantId tenant, String kind, Object id) {
        row.set("tenant_id", tenant).set("subject_kind", kind).set("subject_id", id);
    }
}
