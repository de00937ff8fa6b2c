package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;

/** A fresh database with nothing in it but the read side's tables. */
public final class ReadSideSchema {

    private final TestDatabase database = TestDatabase.fresh();

    public ReadSideSchema() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("readside")
                .locations("classpath:io/pipetrail/query/migration")
                .load()
                .migrate();
    }

    /** A connection on which projections find their tables. */
    public Connection connection() throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setSchema("readside");
        return connection;
    }

    /** Folds events in batches of random sizes up to that one. */
    public void project(Projection projection, List<StoredEvent> events, int atMost, Random random)
            throws SQLException {
        try (var connection = connection()) {
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(atMost));
                projection.project(events.subList(from, to), connection);
                from = to;
            }
        }
    }
}
