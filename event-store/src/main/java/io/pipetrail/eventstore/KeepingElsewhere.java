package io.pipetrail.eventstore;

import io.pipetrail.eventstore.Outcome.Behind;
import io.pipetrail.eventstore.Outcome.Failed;
import io.pipetrail.eventstore.Outcome.Refused;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;

/** Has batches appended to the log of record. */
final class KeepingElsewhere implements Keeping {

    private final LogOfRecord record;
    private final Healing healing;

    KeepingElsewhere(LogOfRecord record, Healing healing) {
        this.record = record;
        this.healing = healing;
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    @Override
    public void keep(Batch batch, List<Long> positions) throws NotWritten {
        var rows = batch.rowCount();
        if (rows == 0) {
            return;
        }
        if (!healing.isCompared()) {
            throw new NotWritten(new Behind());
        }
        try {
            record.append(positions.getLast() - rows, RecordedBatches.recorded(batch));
        } catch (NotInStepException e) {
            throw new NotWritten(new Behind());
        } catch (ConcurrencyException e) {
            throw new NotWritten(new Refused(-1, e));
        } catch (EventStoreUnavailableException e) {
            throw new NotWritten(new Failed(() -> new EventStoreUnavailableException("The log of record is away", e)));
        } catch (RuntimeException e) {
            throw new NotWritten(
                    new Failed(() -> new UnknownOutcomeException("Perhaps the log of record has the events", e)));
        }
    }

    @Override
    public void heal() {
        healing.heal();
    }
}
