package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.opened;
import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.Shelf.Put;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * While two processes append and their connections are killed at any moment, what was acknowledged is in the log once,
 * what failed is not, and who reads along sees all of it in order. Seen red with unknown outcomes told as failures.
 */
@Timeout(300)
class UnderFireTest {

    private static final Logger log = LoggerFactory.getLogger(UnderFireTest.class);
    private static final int WRITERS = 16;
    private static final int APPENDS = 100;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final CountDownLatch writing = new CountDownLatch(WRITERS);

    @Test
    void theLogIsWhatWasAcknowledged() throws Exception {
        try (var here = new Node(database);
                var there = new Node(database);
                var threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            Shelf.create(sql);
            here.engine.appendEvents(opened("taken"));
            var reader = threads.submit(reading(there));
            var killer = threads.submit(this::kill);
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(writing(writer % 2 == 0 ? here : there, writer)))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            var kills = killer.get();
            last(here);

            log.warn(
                    "{} kills, {} acknowledged, {} unknown, {} failed",
                    kills,
                    acknowledged.size(),
                    unknown.size(),
                    failed.size());
            var stored = sql.queryForList("select stream from eventstore.events order by position", String.class);
            assertThat(reader.get()).isEqualTo(stored);
            assertThat(sql.queryForList("select position from eventstore.events order by 1", Long.class))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, stored.size()).boxed().toList());
            assertThat(stored).containsAll(acknowledged).doesNotContainAnyElementsOf(failed);
            assertThat(sql.queryForList("select box from shelf", String.class))
                    .containsAll(acknowledged)
                    .containsExactlyInAnyOrderElementsOf(stored.stream()
                            .distinct()
                            .filter(stream -> stream.startsWith("box"))
                            .toList());
            assertThat(sql.queryForObject(
                            "select count(*) from shelf s left join eventstore.events e"
                                    + " on e.position = s.position and e.stream = s.box where e.stream is null",
                            Long.class))
                    .as("companions that were told a wrong position")
                    .isZero();
        }
    }

    private Callable<Void> writing(Node node, int writer) {
        return () -> {
            for (var append = 0; append < APPENDS; append++) {
                var box = "box-" + writer + "-" + append;
                append(node, writer * APPENDS + append, box, append % 10 == 0);
            }
            writing.countDown();
            return null;
        };
    }

    private void append(Node node, int place, String box, boolean conflict) {
        var events = new ArrayList<>(List.of(opened(box), filled(box, 1)));
        if (conflict) {
            events.addFirst(opened("taken"));
        }
        try {
            node.engine.append(events, List.of(new Put(place, box)), new ReadSet());
            acknowledged.add(box);
        } catch (UnknownOutcomeException e) {
            unknown.add(box);
        } catch (EventStoreUnavailableException | AggregateStreamCreationException e) {
            failed.add(box);
        }
    }

    private int kill() throws InterruptedException {
        var kills = 0;
        while (!writing.await(ThreadLocalRandom.current().nextLong(1, 20), TimeUnit.MILLISECONDS)) {
            kills += sql.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where"
                            + " datname = current_database() and application_name = 'pipetrail event writer'"
                            + " order by random() limit 1")
                    .size();
        }
        return kills;
    }

    /** The writer's connection may just have been killed. */
    private static void last(Node node) {
        await().ignoreExceptionsInstanceOf(EventStoreException.class).until(() -> {
            if (node.log.stream("last", 0).isEmpty()) {
                node.engine.appendEvents(opened("last"));
            }
            return true;
        });
    }

    private static Callable<List<String>> reading(Node node) {
        return () -> {
            var seen = new ArrayList<String>();
            try (var stream = node.store.openStream(null)) {
                while (stream.hasNextAvailable(60, TimeUnit.SECONDS)) {
                    var event = (DomainEventMessage<?>) stream.nextAvailable();
                    seen.add(event.getAggregateIdentifier());
                    if (seen.getLast().equals("last")) {
                        return seen;
                    }
                }
            }
            throw new AssertionError("The last event did not come");
        };
    }
}
