package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Two processes write, the connections that tell and read of it are killed now and then, and each process has followers
 * of all kinds, over a tail of any size: each sees the log as it is, without gap, double or disorder from where it began.
 * Seen red with the events of others between two of our own left out, and with a tail that begins anew one position too
 * early.
 */
@Timeout(300)
class TailLedgerTest {

    private static final int WRITERS = 6;
    private static final int APPENDS = 80;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final CountDownLatch writing = new CountDownLatch(WRITERS);

    /** How one follows the log. */
    private enum Kind {
        KEEN,
        SLOW,
        CALLED,
        CHANGING,
        REPLAYING
    }

    /** What a stream gave after a position, as event identifiers. */
    private record Reading(long after, List<String> events) {}

    @ParameterizedTest
    @CsvSource({"0, 1MB", "7, 1MB", "8192, 600B", "8192, 8MB"})
    void everybodySeesTheLogAsItIs(int events, DataSize bytes) throws Exception {
        var properties = Node.properties(Duration.ofMillis(200), new EventStoreProperties.Tail(events, bytes));
        try (var here = new Node(database, Node.TYPES, NoOpEventUpcaster.INSTANCE, properties);
                var there = new Node(database, Node.TYPES, NoOpEventUpcaster.INSTANCE, properties);
                var threads = Executors.newCachedThreadPool()) {
            var followers = new ArrayList<Future<List<Reading>>>();
            for (var kind : Kind.values()) {
                followers.add(threads.submit(following(here, kind)));
                followers.add(threads.submit(following(there, kind)));
            }
            var killer = threads.submit(this::kill);
            var writers = new ArrayList<Future<?>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(writing(writer % 2 == 0 ? here : there, writer)));
            }
            for (var writer : writers) {
                writer.get();
            }
            killer.get();
            here.engine.appendEvents(opened("last"));

            var log = sql.queryForList("select event_id::text from eventstore.events order by position", String.class);
            for (var follower : followers) {
                var readings = follower.get();
                assertThat(readings)
                        .allSatisfy(reading -> assertThat(reading.events())
                                .isEqualTo(log.subList(
                                        (int) reading.after(),
                                        (int) reading.after() + reading.events().size())));
                var last = readings.getLast();
                assertThat(last.after() + last.events().size()).isEqualTo(log.size());
            }
        }
    }

    private Callable<Void> writing(Node node, int writer) {
        return () -> {
            try {
                for (var append = 0; append < APPENDS; append++) {
                    var box = "box-" + writer + "-" + append;
                    var events = new ArrayList<EventMessage<?>>(List.of(opened(box)));
                    for (var more = 1; more <= ThreadLocalRandom.current().nextInt(4); more++) {
                        events.add(filled(box, more));
                    }
                    node.engine.appendEvents(events);
                }
            } finally {
                writing.countDown();
            }
            return null;
        };
    }

    private Void kill() throws InterruptedException {
        while (!writing.await(ThreadLocalRandom.current().nextLong(1, 100), TimeUnit.MILLISECONDS)) {
            sql.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where"
                    + " datname = current_database() and application_name = 'pipetrail event listener'"
                    + " order by random() limit 1");
        }
        return null;
    }

    /** Each reading is one stream; some kinds take another stream now and then, and begin it where they were or at 0. */
    private Callable<List<Reading>> following(Node node, Kind kind) {
        return () -> {
            var readings = new ArrayList<Reading>();
            var after = 0L;
            while (true) {
                var reading = new Reading(after, new ArrayList<>());
                readings.add(reading);
                var token = after == 0 ? null : new GlobalSequenceTrackingToken(after);
                try (var stream = node.store.openStream(token)) {
                    var patience = isFickle(kind) && writing.getCount() > 0
                            ? ThreadLocalRandom.current().nextInt(1, 1_000)
                            : Integer.MAX_VALUE;
                    if (read(node, stream, kind, reading, patience)) {
                        return readings;
                    }
                }
                after = kind == Kind.REPLAYING ? 0 : after + reading.events().size();
            }
        };
    }

    private static boolean isFickle(Kind kind) {
        return kind == Kind.CHANGING || kind == Kind.REPLAYING;
    }

    /** Returns whether it came to the last event. */
    private static boolean read(
            Node node, BlockingStream<TrackedEventMessage<?>> stream, Kind kind, Reading reading, int atMost)
            throws InterruptedException {
        var called = new Semaphore(0);
        if (kind == Kind.CALLED) {
            stream.setOnAvailableCallback(called::release);
        }
        while (reading.events().size() < atMost) {
            if (kind == Kind.SLOW) {
                node.arrivals.awaitBeyond(
                        reading.events().size() + 150, Duration.ofMillis(20).toNanos());
            }
            while (kind == Kind.CALLED && stream.peek().isEmpty()) {
                assertThat(called.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(stream.hasNextAvailable(60, TimeUnit.SECONDS)).isTrue();
            var event = stream.nextAvailable();
            reading.events().add(event.getIdentifier());
            assertThat(Positions.of(event.trackingToken()))
                    .isEqualTo(reading.after() + reading.events().size());
            if (event.getPayload().equals(opened("last").getPayload())) {
                return true;
            }
        }
        return false;
    }
}
