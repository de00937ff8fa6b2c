package io.pipetrail.query.rebuild;

import io.pipetrail.query.rebuild.SideBySide.Task;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Makes filled tables into ones that can be used: what is added up across deals, keys and indexes, statistics. */
final class Finishing {

    private final List<WholeFold> folds;
    private final Tables tables;

    Finishing(List<WholeFold> folds, Tables tables) {
        this.folds = folds;
        this.tables = tables;
    }

    /**
     * On several connections at once, which commit each statement. The tables are nobody else's, so one may wait for as long as
     * the other has work on a table; whoever makes an index holds no other table, so they never wait in a circle.
     */
    void run(List<Connection> connections) throws SQLException, InterruptedException {
        for (var connection : connections) waitForEver(connection);
        var columns = tables.columns();
        var largestFirst = tables.largestFirst();
        var sums = folds.stream().<Task>map(fold -> connection -> {
            var rows = new CopyRows(columns, CopyRows.PLAIN, (copy, full) -> CopyWriting.write(connection, copy, full));
            fold.finish(rows, connection);
            rows.handOnAll();
        });
        var indexes =
                largestFirst.stream().<Task>map(table -> on -> tables.on(on).index(table));
        SideBySide.run(Stream.concat(sums, indexes).toList(), connections);
        var statistics =
                largestFirst.stream().<Task>map(table -> on -> tables.on(on).analyze(table));
        SideBySide.run(statistics.toList(), connections);
    }

    private static void waitForEver(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = 0");
        }
    }
}
