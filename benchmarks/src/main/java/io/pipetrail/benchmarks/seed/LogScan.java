package io.pipetrail.benchmarks.seed;

import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.rounds.Series;
import java.sql.SQLException;
import java.util.stream.IntStream;

/** The limit of whoever reads the whole log: all events by JDBC, in order, of which only the bytes are counted. */
public record LogScan(Database database) {

    private static final int FETCH = 5_000;

    public Series run(int rounds) {
        once();
        return Series.of(
                "JDBC scan",
                IntStream.range(0, rounds).mapToDouble(round -> once()).toArray());
    }

    /** Events a second. */
    private double once() {
        var start = System.nanoTime();
        long events = 0;
        long bytes = 0;
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (var rows = statement.executeQuery("select * from eventstore.events order by position")) {
                    while (rows.next()) {
                        events++;
                        bytes += rows.getBytes("payload").length + rows.getBytes("metadata").length;
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (bytes == 0) throw new IllegalStateException("There are no events");
        return events * 1e9 / (System.nanoTime() - start);
    }
}
