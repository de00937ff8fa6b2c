package io.pipetrail.web.security;

import io.github.bucket4j.TimeMeter;
import io.pipetrail.web.WebSettings;
import java.util.List;

/**
 * What is limited.
 *
 * @param requests of a credential
 * @param failures of an address, whatever it sent
 * @param guesses of an address that made us look for a key that there is not; who has none left must not make us look again
 */
record RateLimits(RateLimit requests, RateLimit failures, RateLimit guesses) {

    static RateLimits of(WebSettings settings) {
        return new RateLimits(
                new RateLimit("requests", settings.rateLimit(), TimeMeter.SYSTEM_NANOTIME),
                new RateLimit("failures", settings.failedAuthentications(), TimeMeter.SYSTEM_NANOTIME),
                new RateLimit("guesses", settings.failedAuthentications(), TimeMeter.SYSTEM_NANOTIME));
    }

    List<RateLimit> all() {
        return List.of(requests, failures, guesses);
    }
}
