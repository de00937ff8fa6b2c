package io.pipetrail.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How rebuilt tables compare with the live ones.
 *
 * @param rows of the rebuilt ones
 * @param differing rows that only the one or only the other have
 */
record Compared(long rows, long differing) {

    private record Sum(long rows, String hash) {}

    /** Compares tables in the schema with the live ones, as the connection's transaction sees them. */
    static Compared with(String schema, Tables tables, Connection connection) throws SQLException {
        long rows = 0;
        long differing = 0;
        for (var table : tables.names()) {
            var made = sum(schema + "." + table, connection);
            rows += made.rows();
            if (!made.equals(sum(Tables.LIVE + "." + table, connection)))
                differing += differing(schema + "." + table, Tables.LIVE + "." + table, connection);
        }
        return new Compared(rows, differing);
    }

    /** The sum of hashes does not depend on the order of the rows, and is quick, where sorting them all would not be. */
    private static Sum sum(String table, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*), coalesce(sum(hash_record_extended(t, 0)), 0) from " + table + " t")) {
            row.next();
            return new Sum(row.getLong(1), row.getBigDecimal(2).toPlainString());
        }
    }

    private static long differing(String one, String other, Connection connection) throws SQLException {
        var sql = """
                select (select count(*) from (select * from %1$s except all select * from %2$s) only_one)
                    + (select count(*) from (select * from %2$s except all select * from %1$s) only_other)""".formatted(one, other);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
