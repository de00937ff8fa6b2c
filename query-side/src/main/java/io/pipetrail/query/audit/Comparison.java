package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Compares rows that should be there with those that are, both ways. */
final class Comparison {

    private final Connection connection;
    private final TenantId tenant;
    private final Tally tally;

    Comparison(Connection connection, TenantId tenant, Tally tally) {
        this.connection = connection;
        this.tenant = tenant;
        this.tally = tally;
    }

    /** All rows of the tenant. */
    void whole(Table table, Collection<Row> expected) throws SQLException {
        part(table, expected, "");
    }

    /** Those of the tenant's rows for which a condition holds that begins with "and". */
    void part(Table table, Collection<Row> expected, String condition, Object... arguments) throws SQLException {
        var wanted = new LinkedHashMap<List<Object>, Row>();
        expected.forEach(row -> wanted.put(row.key(table), row));
        try (var statement = select(table, condition, arguments);
                var rows = statement.executeQuery()) {
            var found = new FoundRows(rows);
            for (var row = found.next(); row != null; row = found.next()) {
                var counterpart = wanted.remove(row.key(table));
                if (counterpart != null) tally.compared(Difference.between(table, counterpart, row));
                else if (!table.isAsGoodAsNone(row)) tally.compared(Difference.surplus(table, row));
            }
        }
        for (var missing : wanted.values()) tally.compared(Difference.missing(table, missing));
    }

    private PreparedStatement select(Table table, String condition, Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(
                "select * from readside." + table.printed() + " where tenant_id = ? " + condition);
        statement.setFetchSize(LogPart.FETCHED);
        statement.setObject(1, tenant.value());
        for (int i = 0; i < arguments.length; i++) statement.setObject(i + 2, arguments[i]);
        return statement;
    }
}
