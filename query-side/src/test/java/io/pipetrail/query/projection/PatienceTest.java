package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final AtomicInteger tries = new AtomicInteger();

    /** Takes the database five seconds for a batch with a deal renamed. */
    private final class Slow implements Projection {

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public Afresh afresh() {
            throw new UnsupportedOperationException("of no use here");
        }

        @Override
        public void project(List<StoredEvent> events, Connection connection) throws SQLException {
            if (events.stream().noneMatch(event -> event.payload() instanceof DealRenamed)) return;
            tries.incrementAndGet();
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_sleep(5)");
            }
        }
    }

    /** Seen red without more time for a second try: it was cancelled again and again. */
    @Test
    void whatIsSlowByNatureGetsMoreTimeUntilItIsDone() throws Exception {
        try (var machine = Machine.on(database, Duration.ofSeconds(2), new HashMap<>(), new Slow())) {
            machine.append(new DealRenamed(new TenantId(UUID.randomUUID()), new DealId(UUID.randomUUID()), "a"));

            await().atMost(Duration.ofMinutes(5)).until(() -> machine.progress().position() == 1);
            assertThat(tries).hasValueGreaterThan(1);
            assertThat(machine.parked("slow")).isEmpty();
        }
    }
}
