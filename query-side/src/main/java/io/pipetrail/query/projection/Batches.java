package io.pipetrail.query.projection;

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

    private final Foldings foldings;
    private final ReadSideTransactions transactions;
    private final Progress progress;
    private final Patience patience;
    private final Generation generation;

    Batches(
            Foldings foldings,
            Generation generation,
            ReadSideTransactions transactions,
            Progress progress,
            Patience patience) {
        this.foldings = foldings;
        this.generation = generation;
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
        batch.add(new TrackedArrival((TrackedEventMessage<?>) event));
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
            if (generation.isAnother(connection)) forget();
            foldings.fold(batch, connection);
        } catch (SQLException e) {
            patience.failed(e);
            throw new ReadSideUnavailable(e);
        }
    }

    private void forget() {
        foldings.forget();
    }
}
