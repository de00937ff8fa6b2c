package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events that one projection could not fold. The streams concerned are known here, as long as this node has the claim. */
final class ParkedEvents {

    private final String projection;
    private volatile @Nullable Set<String> streams;

    ParkedEvents(String projection) {
        this.projection = projection;
    }

    /** The streams of which the projection folds nothing more. */
    Set<String> streams(Connection connection) throws SQLException {
        var known = streams;
        if (known != null) return known;
        var read = read(connection);
        streams = read;
        return read;
    }

    void park(long position, String stream, String cause, Connection connection) throws SQLException {
        var sql = """
                insert into parked_events (projection, position, stream, cause) values (?, ?, ?, ?)
                on conflict do nothing""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, projection);
            statement.setLong(2, position);
            statement.setString(3, stream);
            statement.setString(4, cause);
            statement.executeUpdate();
        }
        forget();
    }

    /** What is known here may be wrong now: a transaction was rolled back, or another node had the claim. */
    void forget() {
        streams = null;
    }

    private Set<String> read(Connection connection) throws SQLException {
        var sql = "select distinct stream from parked_events where projection = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, projection);
            try (var rows = statement.executeQuery()) {
                var found = new HashSet<String>();
                while (rows.next()) found.add(rows.getString(1));
                return Set.copyOf(found);
            }
        }
    }
}
