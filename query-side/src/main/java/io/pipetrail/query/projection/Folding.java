package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One projection, and what it could not fold. A batch with a poisonous event in it is rolled back and folded event by event:
 * the guilty one is parked, and so is what follows in its stream.
 */
final class Folding {

    private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

    private final Projection projection;
    private final ParkedEvents parked;

    Folding(Projection projection) {
        this.projection = projection;
        this.parked = new ParkedEvents(projection.name());
    }

    String name() {
        return projection.name();
    }

    /** Whether no event of the batch is behind one that was parked. */
    boolean isClean(List<? extends Arrival> batch, Connection connection) throws SQLException {
        var streams = parked.streams(connection);
        return streams.isEmpty() || batch.stream().noneMatch(event -> streams.contains(event.stream()));
    }

    /** Folds a batch that is taken to be good. */
    void foldGood(List<StoredEvent> events, Connection connection) throws SQLException {
        projection.project(events, connection);
    }

    /** Folds a batch with something wrong in it, maybe for another projection. */
    void fold(List<? extends Arrival> batch, Connection connection) throws SQLException {
        if (isClean(batch, connection) && folded(batch, connection) == null) return;
        for (var event : batch) foldOrPark(event, connection);
    }

    /** What is known of parked events may be wrong now. */
    void forget() {
        parked.forget();
    }

    private void foldOrPark(Arrival event, Connection connection) throws SQLException {
        if (parked.streams(connection).contains(event.stream())) {
            parked.park(event.position(), event.stream(), "behind a parked event of its stream", connection);
            return;
        }
        var poison = folded(List.of(event), connection);
        if (poison == null) return;
        LOG.warn("{} parks {}: {}", projection.name(), event, Poison.describe(poison));
        parked.park(event.position(), event.stream(), Poison.describe(poison), connection);
    }

    /** Folds the events, or says what was poisonous about them and leaves no trace. */
    private @Nullable Exception folded(List<? extends Arrival> events, Connection connection) throws SQLException {
        var before = connection.setSavepoint();
        try {
            projection.project(Arrival.read(events), connection);
            connection.releaseSavepoint(before);
            return null;
        } catch (SQLException | RuntimeException e) {
            if (!Poison.is(e)) throw e;
            connection.rollback(before);
            return e;
        }
    }
}
