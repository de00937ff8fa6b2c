package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reader who follows the log while two processes write to it sees all that was committed, once and in order. */
@Timeout(300)
class LedgerTest {

    private static final int WRITERS = 8;
    private static final int APPENDS = 250;

    private final TestDatabase database = TestDatabase.fresh();
    private final Queue<String> committed = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasCommittedIsSeenOnceAndInOrder() throws Exception {
        try (var here = new Node(database);
                var there = new Node(database);
                var threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            here.engine.appendEvents(opened("taken"));
            var readers = List.of(threads.submit(reading(here)), threads.submit(reading(there)));
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(writing(writer % 2 == 0 ? here : there, writer)))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            here.engine.appendEvents(opened("last"));

            for (var reader : readers) {
                var seen = reader.get();
                assertThat(seen).extracting(Seen::position).containsExactlyElementsOf(upTo(seen.size()));
                assertThat(seen.subList(1, seen.size() - 1))
                        .extracting(Seen::event)
                        .containsExactlyInAnyOrderElementsOf(committed)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private record Seen(long position, String event) {}

    /** Every third append of several events fails at its last, when the others are in the table already. */
    private Callable<Void> writing(Node node, int writer) {
        return () -> {
            for (var append = 0; append < APPENDS; append++) {
                var stream = "box-" + writer + "-" + append;
                var events = new ArrayList<EventMessage<?>>(List.of(opened(stream)));
                for (var more = 1; more <= ThreadLocalRandom.current().nextInt(4); more++) {
                    events.add(filled(stream, more));
                }
                if (append % 3 == 0) {
                    events.add(opened("taken"));
                }
                try {
                    node.engine.appendEvents(events);
                    events.forEach(event -> committed.add(event.getIdentifier()));
                } catch (AggregateStreamCreationException expected) {
                    assertThat(append % 3).isZero();
                }
            }
            return null;
        };
    }

    private static Callable<List<Seen>> reading(Node node) {
        return () -> {
            var seen = new ArrayList<Seen>();
            try (var stream = node.store.openStream(null)) {
                while (stream.hasNextAvailable(60, TimeUnit.SECONDS)) {
                    var event = stream.nextAvailable();
                    seen.add(new Seen(Positions.of(event.trackingToken()), event.getIdentifier()));
                    if (event.getPayload().equals(opened("last").getPayload())) {
                        return seen;
                    }
                }
            }
            throw new AssertionError("The last event did not come");
        };
    }

    private static List<Long> upTo(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
