package io.pipetrail.query.projection;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the one processor that folds the log into all read models, from its beginning on. One and not one a projection: the
 * log is then read and parsed once, a batch costs one transaction, and no read model is ever ahead of another.
 */
final class ReadModels implements SmartLifecycle {

    static final int BATCH = 500;

    /** After an error Axon waits up to a minute before it tries again; a database that is back should be noticed sooner. */
    private static final long RETRY_SECONDS = 1;

    /** How often a node looks whether the log is free to be folded: a node that stops leaves it, and reads wait for the next one. */
    static final long LOOK_MILLIS = 500;

    /** How often the one that folds says that it is still there, of the {@value Tokens#CLAIM_SECONDS} s after which it is not. */
    private static final long EXTEND_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(ReadModels.class);

    private final ScheduledExecutorService coordinator = executor("read-models-coordinator");
    private final ScheduledExecutorService worker = executor("read-models");
    private final PooledStreamingEventProcessor processor;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final Progress progress;
    private @Nullable Future<?> retries;
    private volatile boolean running;

    ReadModels(
            Collection<Projection> projections,
            Versions versions,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore tokens,
            ReadSideTransactions transactions,
            Progress progress,
            Patience patience) {
        this.tokens = tokens;
        this.transactions = transactions::start;
        this.progress = progress;
        processor = PooledStreamingEventProcessor.builder()
                .name(Projection.PROCESSOR)
                .eventHandlerInvoker(new Batches(
                        new Foldings(projections), new Generation(versions), transactions, progress, patience))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(log)
                .tokenStore(tokens)
                .transactionManager(this.transactions)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH)
                .tokenClaimInterval(LOOK_MILLIS)
                .claimExtensionThreshold(EXTEND_MILLIS)
                .build();
    }

    PooledStreamingEventProcessor processor() {
        return processor;
    }

    @Override
    public void start() {
        processor.start();
        running = true;
        retries = coordinator.scheduleWithFixedDelay(this::retry, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        if (retries != null) retries.cancel(false);
        requireNonNull(processor.shutdownAsync())
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionallyCompose(late -> CompletableFuture.completedFuture(null))
                .join();
        coordinator.shutdownNow();
        worker.shutdownNow();
    }

    /** Starts before requests come in, and stops after the last one was answered: they wait for what is folded here. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void retry() {
        var statuses = processor.processingStatus().values();
        var isOut = statuses.isEmpty() || statuses.stream().anyMatch(EventTrackerStatus::isErrorState);
        if (!isOut) return;
        progress.mistrust();
        if (isFree() && processor.claimSegment(0) != null) LOG.debug("The log is not folded here right now");
    }

    /** Whether no other node has it; asking Axon for what others have is a warning with a stack trace each time. */
    private boolean isFree() {
        try {
            return !transactions
                    .fetchInTransaction(() -> tokens.fetchAvailableSegments(Projection.PROCESSOR))
                    .isEmpty();
        } catch (RuntimeException away) {
            LOG.debug("The token cannot be asked for right now", away);
            return false;
        }
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).factory());
    }
}
