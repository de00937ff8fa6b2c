package io.pipetrail.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A rebuild on the node that runs it, in a thread of its own; another one tells every second how far it is. */
final class RunningRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(RunningRebuild.class);
    private static final int SECONDS_BETWEEN_LINES = 5;

    /** What is to be done on the connection that holds the lock. */
    interface Work {
        @Nullable
        Compared with(Rebuild rebuild, Connection connection) throws SQLException, InterruptedException;
    }

    private final Rebuild rebuild;
    private final Steps steps;
    private final Connection connection;
    private final RebuildTables tables;
    private final Work work;
    private final Consumer<RunningRebuild> afterwards;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rebuild-progress").daemon().factory());
    private volatile @Nullable Future<?> telling;
    private int told;

    RunningRebuild(
            Rebuild rebuild,
            Steps steps,
            Connection connection,
            RebuildTables tables,
            Work work,
            Consumer<RunningRebuild> afterwards) {
        this.rebuild = rebuild;
        this.steps = steps;
        this.connection = connection;
        this.tables = tables;
        this.work = work;
        this.afterwards = afterwards;
    }

    /** Whoever asks from now on hears of it. */
    void start() {
        try {
            tables.begin(steps);
            telling = teller.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
            Thread.ofPlatform().name("rebuild").daemon().start(this::run);
        } catch (Throwable e) { // errors, too: nobody else would give the lock back
            teller.shutdownNow();
            afterwards.accept(this);
            throw e;
        }
    }

    /** Waits for its end; throws why it failed. */
    void await() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The rebuild failed", e.getCause());
        }
    }

    /** It ends soon, whatever it is doing. */
    void cancel() {
        steps.stop();
        try {
            end.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception itEndedSo) {
            LOG.debug("A rebuild was broken off", itEndedSo);
        }
    }

    private void run() {
        try (connection) {
            try {
                var compared = work.with(rebuild, connection);
                LOG.info("Rebuilt {} in {} s: {}", steps.projections(), (long) steps.seconds(), compared);
            } finally {
                cleanUp();
                ended();
            }
            end.complete(null);
        } catch (Throwable e) { // errors, too: whoever waits has to hear of them
            if (!steps.isStopped())
                LOG.warn("The rebuild of {} failed; the live tables are as they were", steps.projections(), e);
            end.completeExceptionally(e);
        } finally {
            afterwards.accept(this);
        }
    }

    /** Drops what is in nobody's place. The next one that has the lock would do it, too; but they may be many rows. */
    private void cleanUp() {
        if (steps.isStopped()) return;
        try {
            if (!connection.getAutoCommit()) connection.rollback();
            connection.setAutoCommit(true);
            RebuildLock.clean(connection);
        } catch (SQLException e) {
            LOG.debug("What a rebuild leaves is not dropped yet", e);
        }
    }

    /** While the lock is still held. */
    private void ended() {
        if (telling != null) telling.cancel(false);
        teller.shutdown();
        try {
            teller.awaitTermination(5, TimeUnit.SECONDS);
            tables.end();
        } catch (InterruptedException | DataAccessException e) {
            LOG.debug("The end of a rebuild cannot be written down", e);
        }
    }

    private void tell() {
        try {
            tables.tell(steps);
            if (++told % SECONDS_BETWEEN_LINES == 0)
                LOG.info("Rebuilding {}: {}", String.join(", ", steps.projections()), Bar.of(steps));
        } catch (RuntimeException e) {
            LOG.warn("How the rebuild stands cannot be written down: {}", e.getMessage());
        }
    }
}
