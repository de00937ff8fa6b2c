package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads what other processes have committed, on a connection of its own: it must neither wait for one of the application's nor see
 * an older state of the log than its position was told of.
 */
final class OthersRows implements AutoCloseable {

    private final DataSource dataSource;
    private @Nullable Connection connection;

    OthersRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All rows after the one position up to the other, which is known to be committed. */
    List<PositionedRow> between(long after, long upTo) {
        try {
            return reader().between(after, upTo);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        var open = connection;
        if (open != null) {
            Background.closeQuietly(open);
            connection = null;
        }
    }

    private LogReader reader() {
        try {
            var open = connection == null ? dataSource.getConnection() : connection;
            connection = open;
            return new LogReader(new SingleConnectionDataSource(open, true));
        } catch (SQLException e) {
            throw new EventStoreUnavailableException("No connection to read the log with", e);
        }
    }
}
