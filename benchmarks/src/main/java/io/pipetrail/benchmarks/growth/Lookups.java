package io.pipetrail.benchmarks.growth;

import io.pipetrail.benchmarks.database.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.IntStream;

/** A statement that asks for what is at a position, for positions by chance, though the same each time. */
record Lookups(Database database, String sql) {

    private static final long SEED = 7;
    private static final double NANOS_A_MICRO = 1000.0;

    static Lookups in(Database database, String sql) {
        return new Lookups(database, sql);
    }

    double medianMicros(int count, long positions) {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            var random = new Random(SEED);
            var times = IntStream.range(0, 2 * count)
                    .mapToLong(nr -> once(statement, 1 + random.nextLong(positions)))
                    .skip(count)
                    .sorted()
                    .toArray();
            return Math.round(times[times.length / 2] / NANOS_A_MICRO);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long once(PreparedStatement statement, long position) {
        var start = System.nanoTime();
        try {
            statement.setLong(1, position);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) rows.getBytes("payload");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - start;
    }
}
