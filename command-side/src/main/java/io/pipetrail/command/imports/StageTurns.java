package io.pipetrail.command.imports;

import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.problem.Refusal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one import of a tenant at a time make stages, on all nodes together. A turn is a row and not a lock of the database, which
 * would hold a connection while the commands need others; one whose node went away ends by itself.
 */
@Component
class StageTurns {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final JdbcClient jdbc;

    StageTurns(JdbcClient jdbc, PlacedDeals migrated) {
        this.jdbc = jdbc;
    }

    /** A turn, until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a turn. */
    Turn take(TenantId tenant) {
        var holder = UUID.randomUUID();
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!isTaken(tenant, holder)) {
            if (System.nanoTime() - end > 0) throw Refusal.unavailable(Duration.ofSeconds(1));
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return () -> jdbc.sql("delete from registry.stage_turns where tenant_id = ? and holder = ?")
                .params(tenant.value(), holder)
                .update();
    }

    private boolean isTaken(TenantId tenant, UUID holder) {
        return jdbc.sql("""
                                insert into registry.stage_turns (tenant_id, holder) values (?, ?)
                                on conflict (tenant_id) do update set holder = excluded.holder, ends_at = excluded.ends_at
                                where stage_turns.ends_at < now()""").params(tenant.value(), holder).update() > 0;
    }
}
