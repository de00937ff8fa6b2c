package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.EventLog;
import io.pipetrail.query.projection.LongWrites;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the tables of projections anew and puts them in the place of the live ones, or puts the previous ones back. */
final class Rebuild {

    /** Events that are folded within a moment. */
    private static final long FEW = 500;

    private final List<Projection> projections;
    private final LongWrites database;
    private final EventLog log;
    private final Steps steps;

    Rebuild(List<Projection> projections, LongWrites database, EventLog log, Steps steps) {
        this.projections = projections;
        this.database = database;
        this.log = log;
        this.steps = steps;
    }

    /** Makes them anew; on the connection that holds the lock, which finds the next tables. */
    Compared run(Connection connection) throws SQLException, InterruptedException {
        var tables = new Tables(connection, names());
        var from = new Token(connection).position();
        steps.upTo(from);
        tables.create();
        fill(from);
        connection.setAutoCommit(false);
        var catching = new CatchingUp(connection, log, projections, from, steps, position -> {});
        catching.to(token(connection));
        checkShape(tables, Tables.NEXT);
        var compared = compare(tables, connection, catching);
        exchange(Tables.NEXT, connection, catching, compared);
        return compared;
    }

    /** Puts the previous tables of a projection back; on the connection that holds the lock, which finds these. */
    void restore(Connection connection, long from) throws SQLException, InterruptedException {
        var projection = projections.getFirst();
        steps.upTo(from);
        connection.setAutoCommit(false);
        var catching = new CatchingUp(
                connection,
                log,
                projections,
                from,
                steps,
                position -> RebuildTables.previousReached(projection, position, connection));
        checkShape(new Tables(connection, names()), Tables.PREVIOUS);
        catching.to(token(connection));
        exchange(Tables.PREVIOUS, connection, catching, null);
    }

    /** No live table is touched. */
    private void fill(long upTo) throws SQLException, InterruptedException {
        try (var reading = steps.opened(database.open(Tables.LIVE));
                var writing = steps.opened(database.open(Tables.NEXT))) {
            reading.setReadOnly(true);
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            var tables = new Tables(writing, names());
            tables.empty();
            var folds = new Filling(reading, writing, log, upTo, projections, tables.columns(), steps).run();
            writing.commit();
            writing.setAutoCommit(true);
            try (var another = steps.opened(database.open(Tables.NEXT))) {
                new Finishing(folds, tables).run(List.of(writing, another));
            }
        }
    }

    private static void checkShape(Tables tables, String schema) throws SQLException {
        var differences = tables.differences(schema);
        if (!differences.isEmpty())
            throw new IllegalStateException(
                    "The tables of %s are not like the live ones: %s".formatted(schema, differences));
    }

    /** Both as of the same position, in one transaction that sees nothing of what is committed meanwhile. */
    private Compared compare(Tables tables, Connection connection, CatchingUp catching) throws SQLException {
        connection.commit();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        catching.withinTo(new Token(connection).position());
        var compared = Compared.with(Tables.NEXT, tables, connection);
        catching.committed();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return compared;
    }

    /** Tried again for as long as somebody reads one of the live tables. */
    private void exchange(String schema, Connection connection, CatchingUp catching, @Nullable Compared compared)
            throws SQLException, InterruptedException {
        for (int tries = 1; ; tries++) {
            catchUp(connection, catching);
            try {
                if (exchangedNow(schema, connection, catching, compared)) return;
            } catch (SQLException e) {
                if (!Token.isWaitedForInVain(e)) throw e;
            }
            catching.rolledBack();
            steps.pause(Math.min(2_000, 100L * tries));
        }
    }

    /** Until there is little left, while nobody waits for it. */
    private void catchUp(Connection connection, CatchingUp catching) throws SQLException {
        for (var token = token(connection); token - catching.position() > FEW; token = token(connection))
            catching.to(token);
    }

    /**
     * False, and nothing done that is not to be rolled back, where the processor would wait for too long a rest, or somebody changes
     * tables. The shape is looked at again: a migration may have come between.
     */
    private boolean exchangedNow(String schema, Connection connection, CatchingUp catching, @Nullable Compared compared)
            throws SQLException {
        var exchange = new Exchange(connection, schema, projections);
        if (!exchange.prepare()) return false;
        checkShape(new Tables(connection, names()), schema);
        var position = exchange.begin();
        if (position - catching.position() > 2 * FEW) return false;
        catching.withinTo(position);
        exchange.exchange();
        for (var projection : projections) RebuildTables.exchanged(projection, position, compared, connection);
        catching.committed();
        return true;
    }

    private long token(Connection connection) throws SQLException {
        var position = new Token(connection).position();
        connection.commit();
        steps.upTo(position);
        return position;
    }

    private List<String> names() {
        return projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .toList();
    }
}
