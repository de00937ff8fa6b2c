package io.pipetrail.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends what queued up while the last commit was under way by one commit more. Nobody waits for company: who comes
 * alone is written alone; see {@link Settlement} for what becomes of each.
 */
final class GroupCommitAppender implements Appender, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommitAppender.class);

    /** How often it is looked for who waited too long, within that time. */
    private static final int LOOKS = 20;

    private final AppendQueue queue;
    private final Duration patience;
    private final WriterMeters meters;
    private final Settlement settlement;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("event-writer").unstarted(this::run);

    /** One for all: a timer of each one's own takes some 5 to 10 us of processor time, where its sender is a virtual thread. */
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-writer-patience").factory());

    /**
     * Its connections come with autocommit off and with time-outs, which are all that ends the wait for a commit.
     *
     * @param patience how long a request may wait before it is written, and all of them when this is closed
     * @param committed told what each commit added to the log, before the senders are
     */
    GroupCommitAppender(
            DataSource writers,
            EventStoreProperties.Queue limits,
            Duration patience,
            Consumer<List<PositionedRow>> committed,
            WriterMeters meters) {
        this(writers, Keeping.ALONE, limits, patience, committed, meters);
    }

    GroupCommitAppender(
            DataSource writers,
            Keeping keeping,
            EventStoreProperties.Queue limits,
            Duration patience,
            Consumer<List<PositionedRow>> committed,
            WriterMeters meters) {
        this.queue = new AppendQueue(limits);
        this.patience = patience;
        this.meters = meters.watching(queue);
        this.settlement = new Settlement(keeping, new BatchTransaction(writers, keeping), committed, this.meters);
    }

    GroupCommitAppender start() {
        var looks = Math.max(1, patience.toNanos() / LOOKS);
        var _ = clock.scheduleWithFixedDelay(this::refuseOverdue, looks, looks, TimeUnit.NANOSECONDS);
        thread.start();
        return this;
    }

    @Override
    public long append(AppendRequest request) {
        var queued = new QueuedAppend(request);
        queue.add(queued);
        try {
            return queued.await();
        } catch (InterruptedException e) {
            throw interrupted(queued, e);
        }
    }

    private void refuseOverdue() {
        queue.overdue(patience)
                .forEach(late -> late.failed(new EventStoreBusyException("No turn to append within " + patience)));
    }

    private RuntimeException interrupted(QueuedAppend queued, InterruptedException e) {
        Thread.currentThread().interrupt();
        return queue.withdraw(queued)
                ? new EventStoreUnavailableException("Interrupted while waiting to append", e)
                : new UnknownOutcomeException("Interrupted while the append was being written", e);
    }

    /** Sends away who comes from now on, and has what is queued written. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Else the clock goes on to send away who waits for a writer that does not come back.
        if (thread.isAlive()) return;
        clock.shutdown();
        queue.overdue(Duration.ZERO)
                .forEach(left -> left.failed(new EventStoreUnavailableException("The event store is closed")));
    }

    private void run() {
        try {
            for (var requests = queue.take(); !requests.isEmpty(); requests = queue.take()) {
                write(requests);
            }
        } catch (InterruptedException e) {
            log.error("Somebody interrupted the event writer, which nobody may", e);
        }
    }

    private void write(List<QueuedAppend> requests) {
        try {
            meters.taken(requests);
            settlement.settle(new Batch(requests));
        } catch (RuntimeException | Error e) {
            log.error("The event writer did not expect this", e);
            // Of those that it is not known of already.
            requests.forEach(request -> request.failed(new UnknownOutcomeException("The event writer stumbled", e)));
        }
    }
}
