package io.pipetrail.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

/** Runs a processor of its own for each projection, from the beginning of the log on. */
final class Processors implements SmartLifecycle {

    static final int BATCH = 500;

    /** After an error Axon waits up to a minute before it tries again; a database that is back should be noticed sooner. */
    private static final long RETRY_SECONDS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Processors.class);

    private final ScheduledExecutorService coordinators;
    private final ScheduledExecutorService workers;
    private final List<PooledStreamingEventProcessor> processors;
    private @Nullable Future<?> retries;
    private volatile boolean running;

    Processors(
            Collection<Projection> projections,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore tokens,
            ReadSideTransactions transactions,
            Progress progress) {
        coordinators = executor("projection-coordinator-", 2);
        workers = executor("projection-", projections.size());
        processors = projections.stream()
                .map(projection -> PooledStreamingEventProcessor.builder()
                        .name(projection.name())
                        .eventHandlerInvoker(new Batches(projection, transactions, progress))
                        .errorHandler(PropagatingErrorHandler.instance())
                        .messageSource(log)
                        .tokenStore(tokens)
                        .transactionManager(transactions::start)
                        .coordinatorExecutor(coordinators)
                        .workerExecutor(workers)
                        .initialSegmentCount(1)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .batchSize(BATCH)
                        .tokenClaimInterval(2_000)
                        .claimExtensionThreshold(2_000)
                        .build())
                .toList();
    }

    List<PooledStreamingEventProcessor> processors() {
        return processors;
    }

    @Override
    public void start() {
        processors.forEach(PooledStreamingEventProcessor::start);
        running = true;
        retries = coordinators.scheduleWithFixedDelay(this::retry, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        if (retries != null) retries.cancel(false);
        CompletableFuture.allOf(processors.stream()
                        .map(PooledStreamingEventProcessor::shutdownAsync)
                        .toArray(CompletableFuture[]::new))
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
        coordinators.shutdownNow();
        workers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void retry() {
        var claims = processors.stream()
                .filter(Processors::isOut)
                .map(processor -> processor.claimSegment(0))
                .toList();
        if (!claims.isEmpty()) LOG.debug("{} projections are not folded here right now", claims.size());
    }

    private static boolean isOut(PooledStreamingEventProcessor processor) {
        var statuses = processor.processingStatus().values();
        return statuses.isEmpty() || statuses.stream().anyMatch(EventTrackerStatus::isErrorState);
    }

    private static ScheduledExecutorService executor(String name, int threads) {
        return Executors.newScheduledThreadPool(
                threads, Thread.ofPlatform().name(name, 1).factory());
    }
}
