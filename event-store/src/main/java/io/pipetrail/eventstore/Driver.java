package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The way past a pool's wrappers. */
final class Driver {

    private Driver() {}

    /** The PostgreSQL driver's own connection. */
    static Connection of(Connection connection) throws SQLException {
        return (Connection) connection.unwrap(PGConnection.class);
    }
}
