package io.pipetrail.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes limits hold across nodes, without a request ever waiting for it: a few times a second each node tells what its clients
 * spent, and charges to them what they spent elsewhere. Who asks of all nodes at once is let ask for a second's worth too much
 * on each of the others, and then waits until that is made up for. While the database is away each node limits for itself.
 */
final class SharedLimits implements AutoCloseable {

    static final Duration EVERY = Duration.ofMillis(250);
    static final Duration WINDOW = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SharedLimits.class);
    private static final int KNOWN = 100_000;
    /** In rounds: how long to listen after the last client was here, and how often to clear away. */
    private static final int LISTEN = 8;

    private static final int PURGE = 240;

    private final SpendingTable table;
    private final Map<String, RateLimit> limits;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("rate-limits").factory());
    /** The totals that were charged already; forgotten after a gap, or all that was spent in it would be charged at once. */
    private final Cache<Told, Long> charged = Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    private long lastSpent;
    private int quiet = LISTEN;
    private int rounds;
    private boolean failed;

    SharedLimits(SpendingTable table, List<RateLimit> limits) {
        this.table = table;
        this.limits = limits.stream()
                .filter(RateLimit::isOn)
                .collect(Collectors.toUnmodifiableMap(RateLimit::name, Function.identity()));
    }

    void start() {
        if (limits.isEmpty()) return;
        var _ = thread.scheduleWithFixedDelay(this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Whatever goes wrong, the next one comes: an exception would end them all. */
    void round() {
        try {
            if (isOfUse()) exchange();
            else charged.invalidateAll();
            if (++rounds % PURGE == 0) table.purge();
        } catch (RuntimeException away) {
            charged.invalidateAll();
            if (!failed && !thread.isShutdown()) LOG.warn("Rate limits are this node's own for now", away);
            failed = true;
        }
    }

    /** Where no client was for a while nobody needs to be asked what they did elsewhere. */
    private boolean isOfUse() {
        var spent = limits.values().stream().mapToLong(RateLimit::spent).sum();
        quiet = spent == lastSpent ? quiet + 1 : 0;
        lastSpent = spent;
        return quiet < LISTEN;
    }

    void exchange() {
        var mine = limits.values().stream()
                .flatMap(limit -> limit.news(table.node()))
                .toList();
        table.exchange(mine).forEach(this::charge);
        failed = false;
    }

    private void charge(Spending elsewhere) {
        var limit = limits.get(elsewhere.limit());
        if (limit == null) return;
        var told = new Told(elsewhere.limit(), elsewhere.client(), elsewhere.node());
        var before = charged.asMap().put(told, elsewhere.total());
        var more = before == null || before > elsewhere.total() ? elsewhere.latest() : elsewhere.total() - before;
        if (more > 0) limit.charge(elsewhere.client(), more);
    }

    private record Told(String limit, UUID client, UUID node) {}
}
