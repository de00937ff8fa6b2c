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

/**
 * Collects what a unit of work brings and has every projection fold it as one batch when the transaction is about to be
 * committed: all read models change together. It takes all events, whether of interest or not, so that the token is exact.
 */
final class Batches implements EventHandlerInvoker {

    private final List<Folding> foldings;
    private final ReadSideTransactions transactions;
    private final Progress progress;
    private final Patience patience;

    Batches(List<Folding> foldings, ReadSideTransactions transactions, Progress progress, Patience patience) {
        this.foldings = foldings;
        this.transactions = transactions;
        this.progress = progress;
        this.patience = patience;
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
        forget();
        progress.released();
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
        unitOfWork.afterCommit(work -> {
            patience.succeeded();
            progress.folded(batch.size(), batch.getLast().position());
        });
        unitOfWork.onRollback(work -> forget());
        return batch;
    }

    private void flush(List<Arrival> batch) {
        var connection = transactions.connection();
        try {
            patience.begin(connection);
            if (foldedAtOnce(batch, connection)) return;
            for (var folding : foldings) folding.fold(batch, connection);
        } catch (SQLException e) {
            patience.failed(e);
            throw new ReadSideUnavailable(e);
        }
    }

    /**
     * Takes the batch to be good: each event is read once for all projections, and one savepoint does for them all. False,
     * and nothing done, where it is not.
     */
    private boolean foldedAtOnce(List<Arrival> batch, Connection connection) throws SQLException {
        for (var folding : foldings) if (!folding.isClean(batch, connection)) return false;
        var before = connection.setSavepoint();
        try {
            var events = batch.stream().map(Arrival::read).toList();
            for (var folding : foldings) folding.foldGood(events, connection);
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!Poison.is(e)) throw e;
            connection.rollback(before);
            return false;
        }
    }

    private void forget() {
        foldings.forEach(Folding::forget);
    }
}
