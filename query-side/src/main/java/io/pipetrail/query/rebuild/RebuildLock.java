package io.pipetrail.query.rebuild;

import io.pipetrail.query.projection.LongWrites;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One rebuild at a time, over all nodes: who has the lock may make and exchange tables, until the connection is closed. */
final class RebuildLock {

    /** Anything that nobody else locks. */
    private static final long LOCK = 7_309_940_594_735_640_952L;

    private RebuildLock() {}

    /** A connection with the lock, and nothing left of rebuilds that were broken off; null where another has it. */
    static @Nullable Connection tried(LongWrites database, String schema) throws SQLException {
        var connection = database.open(schema);
        @Nullable Connection kept = null;
        try {
            if (isLocked(connection)) {
                clean(connection);
                kept = connection;
            }
            return kept;
        } finally {
            if (kept == null) connection.close();
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Drops what no longer serves, or never did. */
    static void clean(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + Tables.NEXT + ", " + Tables.OLDER + " cascade");
        }
    }
}
