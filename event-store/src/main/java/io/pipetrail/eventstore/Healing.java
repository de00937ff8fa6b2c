package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings PostgreSQL's log and the log of record in step, under the lock that all appends take: what PostgreSQL lacks is written
 * there as the request that it was, companions and all.
 */
final class Healing {

    private static final Logger log = LoggerFactory.getLogger(Healing.class);

    private static final int CHUNK = 1_000;

    private static final long IN_STEP = -1;

    /** What a log of record may have lost in a power failure; more than that is another log. */
    private static final int MOST_LOST = 100_000;

    private final DataSource dataSource;
    private final LogOfRecord record;
    private final LogReader reader;
    private final Supplier<RecordedBatches> batches;
    private final LongConsumer copied;

    /** Two logs that end at the same position may still be two. */
    private volatile boolean compared;

    /**
     * @param dataSource of connections of its own
     * @param copied told the position up to which something was added to PostgreSQL's log
     */
    Healing(
            DataSource dataSource,
            LogOfRecord record,
            LogReader reader,
            Supplier<RecordedBatches> batches,
            LongConsumer copied) {
        this.dataSource = dataSource;
        this.record = record;
        this.reader = reader;
        this.batches = batches;
        this.copied = copied;
    }

    /** Whether it is known that both are the same log. */
    boolean isCompared() {
        return compared;
    }

    /** Whether both end at the same position, as far as that can be seen without the lock while others append. */
    boolean isInStep() {
        var before = reader.head();
        var recorded = record.head();
        return compared && before <= recorded && recorded <= reader.head();
    }

    /** Returns when both are equal. */
    void heal() {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var taken = 0L;
            for (var more = 0L; more != IN_STEP; more = step(connection)) {
                taken += more;
            }
            if (taken > 0) {
                log.info("Took over {} events from the log of record", taken);
            }
        } catch (SQLException e) {
            throw new EventStoreUnavailableException("The log could not be brought in step with the log of record", e);
        }
    }

    /** Returns how many events it took over, or that nothing is left to do. */
    private long step(Connection connection) throws SQLException {
        try {
            // An empty append takes the lock, which is kept until the transaction ends.
            var head = EventRows.insert(connection, new Batch(List.of()));
            var recorded = record.head();
            comparable(Math.min(head, recorded));
            if (head == recorded) {
                compared = true;
                return IN_STEP;
            }
            if (recorded > head) {
                var last = copy(connection, head);
                copied.accept(last);
                return last - head;
            }
            giveBack(recorded, head);
            return 0;
        } finally {
            connection.rollback();
        }
    }

    /** The last event that both have must be the same. */
    private void comparable(long position) {
        if (position == 0) {
            return;
        }
        var here = reader.at(List.of(position));
        var there = record.read(position - 1, 1);
        if (here.isEmpty()
                || there.isEmpty()
                || !here.getFirst().row().eventId().equals(there.getFirst().eventId())) {
            throw diverged("Its event at " + position + " is another one");
        }
    }

    /** From the log of record into PostgreSQL; returns the new head. */
    private long copy(Connection connection, long head) throws SQLException {
        var batch = batches.get().batch(head, next(head));
        try {
            var last = EventRows.insert(connection, batch);
            CompanionRows.write(connection, batch.companions(batch.positions(last)));
            connection.commit();
            log.debug("Took over events {} to {} from the log of record", head + 1, last);
            return last;
        } catch (NotWritten e) {
            throw diverged("What follows " + head + " there cannot be written here: " + e.outcome());
        }
    }

    private List<RecordedEvent> next(long head) {
        for (var limit = CHUNK; ; limit *= 2) {
            var events = record.read(head, limit);
            var whole = RecordedBatches.whole(events);
            if (!whole.isEmpty()) {
                return whole;
            }
            if (events.size() < limit) {
                throw diverged("What follows " + head + " there has no end");
            }
        }
    }

    /** What was committed here had been confirmed there, and was lost there. */
    private void giveBack(long recorded, long head) {
        if (recorded == 0 || head - recorded > MOST_LOST) {
            throw diverged("It ends at " + recorded + ", and PostgreSQL's log at " + head
                    + ". If that is meant to be, bring it there with migrate-events");
        }
        log.warn("The log of record has lost its events from {} on, and gets them from PostgreSQL", recorded + 1);
        record.append(recorded, RecordedBatches.recorded(RecordedBatches.uncut(reader, recorded)));
    }

    private static EventStoreUnavailableException diverged(String what) {
        log.error("The log of record is not that of this database: {}", what);
        return new EventStoreUnavailableException("The log of record is not that of this database: " + what);
    }
}
