package io.pipetrail.eventstore;

import io.pipetrail.eventstore.Outcome.Committed;
import io.pipetrail.eventstore.Outcome.Failed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a batch in one transaction: all rows by one statement, then all companions in the order of their requests. */
final class BatchTransaction {

    private static final Logger log = LoggerFactory.getLogger(BatchTransaction.class);

    private final DataSource writer;
    private final Keeping keeping;
    private final ExpectedHead expectedHead = new ExpectedHead();

    /** The connections come with time-outs. */
    BatchTransaction(DataSource writer, Keeping keeping) {
        this.writer = writer;
        this.keeping = keeping;
    }

    Outcome write(Batch batch) {
        try (var connection = writer.getConnection()) {
            var alone = batch.companionCount() == 0 && !keeping.isElsewhere();
            // The rows are but one statement, which commits by itself where nothing comes after it.
            connection.setAutoCommit(alone);
            var outcome = alone ? rows(connection, batch) : rowsAndCompanions(connection, batch);
            expectedHead.after(outcome);
            return outcome;
        } catch (SQLException e) {
            // From opening it: what comes after that is decided below, and a pool does not throw from closing.
            return new Failed(() -> new EventStoreUnavailableException("No connection to append with", e));
        }
    }

    private static Outcome rows(Connection connection, Batch batch) {
        try {
            return new Committed(batch.positions(EventRows.insert(connection, batch)));
        } catch (SQLException e) {
            return AppendFailure.isSureOfAll(e) ? AppendFailure.ofRows(e, batch) : AppendFailure.ofCommit(e, batch);
        }
    }

    private Outcome rowsAndCompanions(Connection connection, Batch batch) {
        var committed = false;
        try {
            var positions = statements(connection, batch);
            if (keeping.isElsewhere()) {
                commitWhatIsKept(connection, batch, positions);
            } else {
                commit(connection, batch);
            }
            committed = true;
            return new Committed(positions);
        } catch (NotWritten e) {
            return e.outcome();
        } finally {
            if (!committed) {
                rollback(connection);
            }
        }
    }

    private List<Long> statements(Connection connection, Batch batch) throws NotWritten {
        if (expectedHead.isKnown() && OneTrip.isPossible(batch)) {
            try {
                return OneTrip.write(connection, batch, expectedHead.get());
            } catch (OneTrip.Overtaken e) {
                log.trace("Others append, too", e);
                expectedHead.wasWrong();
                rollback(connection);
            }
        }
        return oneAfterTheOther(connection, batch);
    }

    private static List<Long> oneAfterTheOther(Connection connection, Batch batch) throws NotWritten {
        try {
            var positions = batch.positions(EventRows.insert(connection, batch));
            CompanionRows.write(connection, batch.companions(positions));
            return positions;
        } catch (SQLException e) {
            throw new NotWritten(AppendFailure.ofRows(e, batch));
        }
    }

    private static void commit(Connection connection, Batch batch) throws NotWritten {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new NotWritten(AppendFailure.ofCommit(e, batch));
        }
    }

    /** Once it is in the log of record it has happened: nothing may be left then that could refuse it here. */
    private void commitWhatIsKept(Connection connection, Batch batch, List<Long> positions) throws NotWritten {
        checkDeferred(connection, batch);
        keeping.keep(batch, positions);
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new NotWritten(
                    new Failed(() -> new UnknownOutcomeException("It happened, and could not be copied here", e)));
        }
    }

    private static void checkDeferred(Connection connection, Batch batch) throws NotWritten {
        if (batch.companionCount() == 0) {
            return;
        }
        try (var check = connection.createStatement()) {
            check.execute("set constraints all immediate");
        } catch (SQLException e) {
            throw new NotWritten(
                    AppendFailure.isSure(e) ? AppendFailure.ofCommit(e, batch) : AppendFailure.ofStatement(e, -1));
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.debug("The connection is gone, and the transaction with it", e);
        }
    }
}
