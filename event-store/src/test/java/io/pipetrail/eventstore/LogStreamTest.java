package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.history;
import static io.pipetrail.eventstore.Node.opened;
import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(300)
class LogStreamTest {

    private final TestDatabase database = TestDatabase.fresh();

    /** So long that a test which passes was not saved by it. */
    private static final Duration NO_POLL = Duration.ofMinutes(10);

    private final Node node = node(NO_POLL);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void eventsAlreadyThereAreReadAtOnceOverManyPages() throws InterruptedException {
        node.engine.appendEvents(history("a", 2_099));

        try (var stream = node.store.openStream(null)) {
            for (var position = 1; position <= 2_100; position++) {
                assertThat(stream.hasNextAvailable()).isTrue();
                assertThat(Positions.of(stream.nextAvailable().trackingToken())).isEqualTo(position);
            }
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void peekingDoesNotMoveOn() throws InterruptedException {
        node.engine.appendEvents(history("a", 1));

        try (var stream = node.store.openStream(null)) {
            assertThat(stream.peek()).isEqualTo(stream.peek());
            assertThat(Positions.of(stream.nextAvailable().trackingToken())).isEqualTo(1);
            assertThat(Positions.of(stream.peek().orElseThrow().trackingToken()))
                    .isEqualTo(2);
        }
    }

    @Test
    void aStreamBeginsAfterItsToken() throws InterruptedException {
        node.engine.appendEvents(history("a", 2));

        assertThat(first(new GlobalSequenceTrackingToken(2))).isEqualTo(3);
        assertThatThrownBy(() -> node.store.openStream(GapAwareTrackingToken.newInstance(1, Set.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waitingEndsWhenTheTimeIsUp() throws InterruptedException {
        try (var stream = node.store.openStream(null)) {
            assertThat(stream.peek()).isEmpty();
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void whoWaitsIsWokenByACommitInTheSameProcess() {
        try (var stream = node.store.openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            var awaited = CompletableFuture.supplyAsync(() -> {
                try {
                    return stream.nextAvailable();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });

            node.engine.appendEvents(opened("a"));

            assertThat(awaited.join().getPayload()).isEqualTo(opened("a").getPayload());
        }
    }

    @Test
    void theCallbackComesAtOnceAndWithEachCommitInTheSameProcess() throws InterruptedException {
        var called = new Semaphore(0);
        try (var stream = node.store.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(called::release)).isTrue();
            assertThat(called.tryAcquire()).isTrue();

            node.engine.appendEvents(opened("a"));
            assertThat(called.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
        node.engine.appendEvents(filled("a", 1));
        assertThat(called.tryAcquire()).as("called after the stream was closed").isFalse();
    }

    @Test
    void aCommitInAnotherProcessWakesToo() throws InterruptedException {
        var called = new Semaphore(0);
        try (var other = node(NO_POLL);
                var stream = node.store.openStream(null)) {
            stream.setOnAvailableCallback(called::release);
            called.acquire();
            awaitListening(2);

            for (var sequence = 0; sequence < 20; sequence++) {
                other.engine.appendEvents(filled("a", sequence));
                assertThat(called.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
                assertThat(Positions.of(stream.nextAvailable().trackingToken())).isEqualTo(sequence + 1);
            }
        }
    }

    @Test
    void withoutAWordFromAnyoneItLooksNowAndThen() throws InterruptedException {
        try (var polling = node(Duration.ofMillis(50));
                var stream = polling.store.openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();

            new JdbcTemplate(database.dataSource())
                    .update("insert into eventstore.events values (1, gen_random_uuid(), '', 'a', 0, 'BoxOpened', 1,"
                            + " now(), '{}', '{}')");

            assertThat(stream.hasNextAvailable(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRefusedAppendIsNeitherCalledForNorSeen() throws InterruptedException {
        node.engine.appendEvents(opened("a"));
        try (var stream = node.store.openStream(null)) {
            stream.nextAvailable();

            assertThatThrownBy(() -> node.engine.appendEvents(opened("b"), opened("a")));

            assertThat(stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private long first(@Nullable TrackingToken after) throws InterruptedException {
        try (var stream = node.store.openStream(after)) {
            return Positions.of(stream.nextAvailable().trackingToken());
        }
    }

    private void awaitListening(int listeners) {
        var sql = new JdbcTemplate(database.dataSource());
        await().until(
                        () -> sql.queryForObject(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and application_name = 'pipetrail event listener' and query not like 'listen%'",
                                Integer.class),
                        count -> count >= listeners);
    }

    private Node node(Duration poll) {
        return new Node(database, Node.TYPES, NoOpEventUpcaster.INSTANCE, Node.properties(poll));
    }
}
