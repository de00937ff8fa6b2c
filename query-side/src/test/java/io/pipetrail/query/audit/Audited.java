package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postgresql.PGConnection;

/** What an audit finds in the transaction of a connection. */
public record Audited(long events, long rowsCompared, long differences, long parked, List<Difference> report) {

    public static Audited in(Connection connection, EventLog log, TenantId tenant) throws SQLException {
        connection.unwrap(PGConnection.class).setPrepareThreshold(0);
        try (var statement = connection.createStatement()) {
            for (var sql : Audit.BEFORE) statement.execute(sql);
        }
        var tally = new Tally();
        new Audit(connection, log, tenant, tally).run();
        var end = tally.standing();
        return new Audited(end.eventsDone(), end.rowsCompared(), end.differences(), end.parkedEvents(), tally.report());
    }

    /** The tables that an audit knows, the ones apart that are no read models. */
    public static Set<String> knownTables() {
        return Table.known();
    }

    public static List<String> readModels() {
        return List.of(Table.values()).stream().map(Table::printed).toList();
    }

    public static List<String> key(String readModel) {
        return Table.valueOf(readModel.toUpperCase(Locale.ROOT)).key();
    }
}
