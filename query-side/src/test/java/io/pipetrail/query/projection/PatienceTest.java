package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Slow slow = new Slow(Duration.ofSeconds(5));

    /** Seen red without more time for a second try: it was cancelled again and again. */
    @Test
    void whatIsSlowByNatureGetsMoreTimeUntilItIsDone() throws Exception {
        try (var machine = Machine.on(database, Duration.ofSeconds(2), new HashMap<>(), slow)) {
            machine.append(new DealRenamed(new TenantId(UUID.randomUUID()), new DealId(UUID.randomUUID()), "a"));

            await().atMost(Duration.ofMinutes(5)).until(() -> machine.progress().position() == 1);
            assertThat(slow.tries()).isGreaterThan(1);
            assertThat(machine.parked("slow")).isEmpty();
        }
    }
}
