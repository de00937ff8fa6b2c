package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.EventLog;
import io.pipetrail.query.projection.Foldings;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Folds what the live tables have of the log and these do not: in order, as the processor does. */
final class CatchingUp {

    private static final int BATCH = 500;

    /** Told within each transaction how far it is. */
    interface Note {
        void reached(long position) throws SQLException;
    }

    private final Connection connection;
    private final EventLog log;
    private final Foldings foldings;
    private final Steps steps;
    private final Note note;
    private long position;
    private long uncertain;

    CatchingUp(
            Connection connection, EventLog log, List<Projection> projections, long position, Steps steps, Note note) {
        this.connection = connection;
        this.log = log;
        this.foldings = new Foldings(projections);
        this.position = position;
        this.uncertain = position;
        this.steps = steps;
        this.note = note;
    }

    /** Up to a position, some events a transaction. */
    void to(long wanted) throws SQLException {
        while (position < wanted) {
            foldSome(wanted);
            committed();
        }
    }

    /** Up to a position, in the transaction that is under way; whoever ends it says how. */
    void withinTo(long wanted) throws SQLException {
        while (uncertain < wanted) foldSome(wanted);
    }

    void committed() throws SQLException {
        connection.commit();
        position = uncertain;
        steps.at(position);
    }

    void rolledBack() throws SQLException {
        connection.rollback();
        uncertain = position;
        foldings.forget();
    }

    long position() {
        return uncertain;
    }

    private void foldSome(long wanted) throws SQLException {
        var last = Math.min(wanted, uncertain + BATCH);
        var batch = until(last);
        if (!batch.isEmpty()) foldings.fold(batch, connection);
        uncertain = last;
        note.reached(uncertain);
    }

    private List<LogRow> until(long last) throws SQLException {
        var sql = "select * from eventstore.events where position > ? and position <= ? order by position";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, uncertain);
            statement.setLong(2, last);
            try (var rows = statement.executeQuery()) {
                var batch = new ArrayList<LogRow>();
                while (rows.next()) batch.addAll(LogRow.of(rows, log));
                return batch;
            }
        }
    }
}
