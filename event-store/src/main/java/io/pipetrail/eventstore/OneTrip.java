package io.pipetrail.eventstore;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes rows and companions in one round trip. The companions' positions are those that follow an expected head. */
final class OneTrip {

    private OneTrip() {}

    static boolean isPossible(Batch batch) {
        return MixedBatch.isPossible() && batch.companionCount() <= CompanionRows.AT_ONCE;
    }

    /** Returns the positions; {@link Overtaken} when others have appended. */
    static List<Long> write(Connection connection, Batch batch, long expectedHead) throws NotWritten, Overtaken {
        var positions = batch.positions(expectedHead + batch.rowCount());
        var companions = batch.companions(positions);
        try (var append = EventRows.prepare(Driver.of(connection), batch, expectedHead)) {
            CompanionRows.check(companions, CompanionStatements.executeWith(append, companions), 1);
            return positions;
        } catch (SQLException e) {
            if (AppendFailure.isOvertaken(e)) {
                throw new Overtaken(e);
            }
            var place = CompanionRows.placeOf(e);
            throw new NotWritten(
                    place == 0 ? AppendFailure.ofRows(e, batch) : CompanionRows.failure(e, companions, place - 1));
        }
    }

    /** The expectation was wrong, and nothing is written. */
    static final class Overtaken extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private Overtaken(SQLException error) {
            super(error);
        }
    }
}
