package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Projections that fold the log together, in one transaction. */
public final class Foldings {

    private final List<Folding> foldings;

    public Foldings(Collection<Projection> projections) {
        this.foldings = projections.stream().map(Folding::new).toList();
    }

    /** Has every projection fold the next events; what one cannot fold is parked for it. */
    public void fold(List<? extends Arrival> batch, Connection connection) throws SQLException {
        if (foldedAtOnce(batch, connection)) return;
        for (var folding : foldings) folding.fold(batch, connection);
    }

    /** What is known of parked events may be wrong now. */
    public void forget() {
        foldings.forEach(Folding::forget);
    }

    /**
     * Takes the batch to be good: each event is read once for all projections, and one savepoint does for them all. False,
     * and nothing done, where it is not.
     */
    private boolean foldedAtOnce(List<? extends Arrival> batch, Connection connection) throws SQLException {
        for (var folding : foldings) if (!folding.isClean(batch, connection)) return false;
        var before = connection.setSavepoint();
        try {
            var events = Arrival.read(batch);
            for (var folding : foldings) folding.foldGood(events, connection);
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!Poison.is(e)) throw e;
            connection.rollback(before);
            return false;
        }
    }
}
