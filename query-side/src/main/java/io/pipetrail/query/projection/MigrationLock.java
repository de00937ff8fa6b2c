package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;

/** Whoever has it may change the schema {@code readside}: nodes that start together do it one after the other. */
public final class MigrationLock {

    /** Anything that nobody else locks. */
    private static final long LOCK = 7_309_940_594_735_640_951L;

    private MigrationLock() {}

    /** Waits for it; the connection has it until it is closed. */
    static void await(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    /** Takes it until the end of the transaction; false where another has it. */
    public static boolean tried(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
