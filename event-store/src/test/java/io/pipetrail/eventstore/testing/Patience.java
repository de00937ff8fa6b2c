package io.pipetrail.eventstore.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a test waits for what must happen: so long that only a fault makes it fail, not a slow machine. */
public final class Patience {

    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private Patience() {}

    /** Awaitility with that patience; it looks often, so what happens at once is seen at once. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }
}
