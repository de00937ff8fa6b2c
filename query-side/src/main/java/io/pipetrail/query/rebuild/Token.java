package io.pipetrail.query.rebuild;

import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** How far the live tables are. Whoever writes them locks it before. */
record Token(Connection connection) {

    private static final String POSITION =
            "select position from readside.tokens where processor = '" + Projection.PROCESSOR + "'";

    /** SQLSTATEs: a lock was not to be had in time; two waited for each other. */
    private static final Set<String> IN_VAIN = Set.of("55P03", "40P01");

    long position() throws SQLException {
        return position(POSITION);
    }

    /** So that the processor waits before its next batch, until the transaction ends. */
    long locked() throws SQLException {
        return position(POSITION + " for update");
    }

    static boolean isWaitedForInVain(SQLException e) {
        return IN_VAIN.contains(e.getSQLState());
    }

    /** Without a token nothing has been folded yet. */
    private long position(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
