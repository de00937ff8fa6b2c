package io.pipetrail.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * So many requests a second for each client, in bursts of up to a second's worth. A client that is forgotten here begins
 * anew with a full second's worth, which one that was quiet for so long would have anyway.
 */
final class RateLimit {

    private static final int CLIENTS = 100_000;
    private static final Duration WINDOW = Duration.ofSeconds(1);
    /** Who spends less than this part of the limit on a node is not worth telling the others of. */
    private static final long SMALL_PART = 16;

    /** In one round; with more busy clients than that, some may never be told of (ADR 31). */
    private static final int MOST_TOLD = 1_000;

    private final String name;
    private final long perSecond;
    private final TimeMeter time;
    private final LongAdder spent = new LongAdder();
    /** By a hash, as it is told to other nodes by. */
    private final Cache<UUID, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    RateLimit(String name, long perSecond, TimeMeter time) {
        this.name = name;
        this.perSecond = perSecond;
        this.time = time;
    }

    String name() {
        return name;
    }

    boolean isOn() {
        return perSecond > 0;
    }

    /** Counts a request; refuses the one too many. Tells the client where it stands (draft-ietf-httpapi-ratelimit-headers). */
    void count(String client, @Nullable HttpServletResponse response) {
        count(client, probe -> {
            if (response != null) tell(probe, response);
        });
    }

    /** The same, told in the words of a dialect as well. */
    void count(String client, HttpServletResponse response, Dialect dialect) {
        count(client, probe -> {
            tell(probe, response);
            dialect.tellRate(perSecond, remaining(probe), response);
        });
    }

    private void count(String client, Consumer<ConsumptionProbe> told) {
        if (!isOn()) return;
        var probe = allowance(hash(client)).spend();
        told.accept(probe);
        if (!probe.isConsumed()) throw tooMany(probe.getNanosToWaitForRefill());
        spent.increment();
    }

    /** Counts nothing, but refuses a client that has nothing left to count. */
    void refuseSpent(String client) {
        if (!isOn()) return;
        var allowance = allowances.getIfPresent(hash(client));
        if (allowance == null) return;
        var estimate = allowance.look();
        if (!estimate.canBeConsumed()) throw tooMany(estimate.getNanosToWaitForRefill());
    }

    /** How much all clients together were ever let ask for here. */
    long spent() {
        return spent.sum();
    }

    /** What clients spent here since this was last asked, as far as it is worth telling. */
    Stream<Spending> news(UUID node) {
        var worthTelling = Math.max(1, perSecond * SharedLimits.EVERY.toMillis() / WINDOW.toMillis() / SMALL_PART);
        return allowances.asMap().entrySet().stream()
                .map(each -> {
                    var latest = each.getValue().news(worthTelling);
                    return new Spending(
                            name, each.getKey(), node, each.getValue().told(), latest);
                })
                .filter(spending -> spending.latest() > 0)
                .limit(MOST_TOLD);
    }

    /** What a client spent elsewhere; nobody is made to wait for what was told late, so it counts for a second at most. */
    void charge(UUID client, long elsewhere) {
        allowance(client).charge(Math.min(elsewhere, perSecond));
    }

    private Allowance allowance(UUID client) {
        return allowances.get(client, any -> new Allowance(bucket()));
    }

    private static UUID hash(String client) {
        return UUID.nameUUIDFromBytes(client.getBytes(UTF_8));
    }

    private static Refusal tooMany(long nanosToWait) {
        return Refusal.tooManyRequests(Duration.ofNanos(nanosToWait));
    }

    private void tell(ConsumptionProbe probe, HttpServletResponse response) {
        var reset =
                Duration.ofNanos(probe.getNanosToWaitForReset()).plusMillis(999).toSeconds();
        response.setHeader("RateLimit-Policy", "\"default\";q=" + perSecond + ";w=1");
        response.setHeader("RateLimit", "\"default\";r=" + remaining(probe) + ";t=" + reset);
    }

    /** Less than nothing is left to who has spent too much on several nodes. */
    private static long remaining(ConsumptionProbe probe) {
        return Math.max(0, probe.getRemainingTokens());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perSecond)
                        .refillGreedy(perSecond, WINDOW)
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }
}
