package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.rounds.ClosedLoop;
import io.pipetrail.benchmarks.rounds.Contestant;
import io.pipetrail.benchmarks.rounds.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What stands in for pgbench where that is not installed: the same insert by JDBC, a connection a client. */
final class JdbcInserts implements Inserts {

    private final Database database;
    private final String payload = EventTable.payload();
    private final String metaData = EventTable.metaData();

    JdbcInserts(Database database) {
        this.database = database;
    }

    @Override
    public String program() {
        return "JDBC stand-in for pgbench";
    }

    @Override
    public Contestant clients(int clients) {
        return Contestant.of(
                "JDBC stand-in for pgbench, %d client%s".formatted(clients, clients == 1 ? "" : "s"),
                seconds -> run(clients, seconds));
    }

    private Tally run(int clients, int seconds) {
        Queue<Connection> connections = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < clients; i++) connections.add(database.connect());
        Queue<Connection> free = new ConcurrentLinkedQueue<>(connections);
        try {
            return ClosedLoop.run(clients, seconds, () -> prepare(free.remove())::execute);
        } finally {
            connections.forEach(JdbcInserts::close);
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        var insert = connection.prepareStatement(EventTable.insert("?", "?"));
        insert.setString(1, payload);
        insert.setString(2, metaData);
        return insert;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
