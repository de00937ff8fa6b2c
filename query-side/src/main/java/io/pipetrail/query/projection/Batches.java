package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what a unit of work brings and has the projection fold it as one batch when the transaction is about to be
 * committed. A batch with a poisonous event in it is rolled back and folded event by event: the guilty one is parked, and
 * so is what follows in its stream. It takes all events, whether of interest or not, so that the token is always exact.
 */
final class Batches implements EventHandlerInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final Projection projection;
    private final ReadSideTransactions transactions;
    private final ParkedEvents parked;
    private final Progress progress;

    Batches(Projection projection, ReadSideTransactions transactions, Progress progress) {
        this.projection = projection;
        this.transactions = transactions;
        this.progress = progress;
        this.parked = new ParkedEvents(projection.name());
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        parked.forget();
        progress.released(projection.name());
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) {
        var unitOfWork = CurrentUnitOfWork.get();
        List<Arrival> batch = unitOfWork.getOrComputeResource(Batches.class.getName(), key -> begun(unitOfWork));
        batch.add(new Arrival((TrackedEventMessage<?>) event));
    }

    private List<Arrival> begun(UnitOfWork<?> unitOfWork) {
        var batch = new ArrayList<Arrival>();
        unitOfWork.onPrepareCommit(work -> flush(batch));
        unitOfWork.afterCommit(work ->
                progress.folded(projection.name(), batch.size(), batch.getLast().position()));
        unitOfWork.onRollback(work -> parked.forget());
        return batch;
    }

    private void flush(List<Arrival> batch) {
        try {
            fold(batch, transactions.connection());
        } catch (SQLException e) {
            throw new ReadSideUnavailable(e);
        }
    }

    private void fold(List<Arrival> batch, Connection connection) throws SQLException {
        var streams = parked.streams(connection);
        var clean = streams.isEmpty() || batch.stream().noneMatch(event -> streams.contains(event.stream()));
        if (clean && folded(batch, connection) == null) return;
        for (var event : batch) foldOrPark(event, connection);
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
    private @Nullable Exception folded(List<Arrival> events, Connection connection) throws SQLException {
        var before = connection.setSavepoint();
        try {
            projection.project(events.stream().map(Arrival::read).toList(), connection);
            connection.releaseSavepoint(before);
            return null;
        } catch (SQLException | RuntimeException e) {
            if (!Poison.is(e)) throw e;
            connection.rollback(before);
            return e;
        }
    }
}
