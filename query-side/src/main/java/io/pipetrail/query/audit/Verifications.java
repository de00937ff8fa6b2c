package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.query.projection.LongReads;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs verifications, one after the other, in one thread of their own; whatever node is asked can tell of them. */
@Component
public class Verifications implements DisposableBean {

    private final VerificationTable table;
    private final LongReads database;
    private final EventLog log;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(threads("verification"));
    private final ScheduledExecutorService teller =
            Executors.newSingleThreadScheduledExecutor(threads("verification-progress"));
    private final Set<RunningVerification> running = ConcurrentHashMap.newKeySet();

    Verifications(VerificationTable table, LongReads database, EventLog log) {
        this.table = table;
        this.database = database;
        this.log = log;
    }

    /** Begins one; empty where one of the tenant's is under way. */
    public Optional<Verification> start(TenantId tenant) {
        var id = Uuid7.next();
        if (!table.begin(tenant, id)) return Optional.empty();
        var begun = new RunningVerification(tenant, id, table, database, log);
        running.add(begun);
        var telling = teller.scheduleWithFixedDelay(begun::tell, 1, 1, TimeUnit.SECONDS);
        runner.execute(() -> {
            try {
                begun.run();
            } finally {
                telling.cancel(false);
                running.remove(begun);
            }
        });
        return find(tenant, id);
    }

    public Optional<Verification> find(TenantId tenant, UUID id) {
        return table.find(tenant, id);
    }

    /** The last ones, the last first. */
    public List<Verification> list(TenantId tenant) {
        return table.list(tenant);
    }

    /** Those under way end as failed. */
    @Override
    public void destroy() throws InterruptedException {
        running.forEach(RunningVerification::cancel);
        runner.shutdown();
        runner.awaitTermination(5, TimeUnit.SECONDS);
        runner.shutdownNow();
        teller.shutdownNow();
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }
}
