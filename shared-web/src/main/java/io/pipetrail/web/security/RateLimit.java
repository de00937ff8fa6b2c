package io.pipetrail.web.security;

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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * So many requests a second for each client, in bursts of up to a second's worth. A client that is forgotten here begins
 * anew with a full second's worth, which one that was quiet for so long would have anyway.
 */
final class RateLimit {

    private static final int CLIENTS = 100_000;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final long perSecond;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    RateLimit(long perSecond, TimeMeter time) {
        this.perSecond = perSecond;
        this.time = time;
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
            dialect.tellRate(perSecond, probe.getRemainingTokens(), response);
        });
    }

    private void count(String client, Consumer<ConsumptionProbe> told) {
        if (perSecond <= 0) return;
        var probe = buckets.get(client, any -> bucket()).tryConsumeAndReturnRemaining(1);
        told.accept(probe);
        if (!probe.isConsumed()) throw tooMany(probe.getNanosToWaitForRefill());
    }

    /** Counts nothing, but refuses a client that has nothing left to count. */
    void refuseSpent(String client) {
        var bucket = buckets.getIfPresent(client);
        if (bucket == null) return;
        var estimate = bucket.estimateAbilityToConsume(1);
        if (!estimate.canBeConsumed()) throw tooMany(estimate.getNanosToWaitForRefill());
    }

    private static Refusal tooMany(long nanosToWait) {
        return Refusal.tooManyRequests(Duration.ofNanos(nanosToWait));
    }

    private void tell(ConsumptionProbe probe, HttpServletResponse response) {
        var reset =
                Duration.ofNanos(probe.getNanosToWaitForReset()).plusMillis(999).toSeconds();
        response.setHeader("RateLimit-Policy", "\"default\";q=" + perSecond + ";w=1");
        response.setHeader("RateLimit", "\"default\";r=" + probe.getRemainingTokens() + ";t=" + reset);
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
