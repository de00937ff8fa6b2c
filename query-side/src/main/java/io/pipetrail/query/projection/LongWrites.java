package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Opens connections for making whole tables: apart from all pools, with all the time that it takes, and without waiting for the
 * disk at a commit, as all of it can be made again. The server notices after some 35 s when nobody is at the other end any more,
 * at most: within two where the other end said so.
 */
public final class LongWrites {

    /** Bytes come as bytes, and not as text, from the first statement on. */
    private static final Map<String, String> PROPERTIES = Map.of("prepareThreshold", "-1");

    /** Several connections are at work at once already, and whoever reads and writes meanwhile needs processors, too. */
    private static final String ALONE = " -c max_parallel_maintenance_workers=0";

    private static final String SETTINGS =
            " -c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
                    + " -c maintenance_work_mem=128MB -c work_mem=64MB" + ALONE;

    private final Unpooled database;

    LongWrites(Unpooled database) {
        this.database = database;
    }

    /** A connection that commits each statement, on which tables without a schema are those of that schema. */
    public Connection open(String schema) throws SQLException {
        var connection = database.open("pipetrail-rebuild", " -c search_path=" + schema + SETTINGS, PROPERTIES);
        try (var statement = connection.createStatement()) {
            statement.execute(ReadSideDatabase.LOOK_FOR_THE_CLIENT);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
