package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.event;
import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.history;
import static io.pipetrail.eventstore.Node.opened;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/** What a command has read is kept in memory for the next one, and yet nothing is decided on what is out of date. */
@Timeout(60)
class ReadSetTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Node here = new Node(database);
    private final Node there = new Node(database);

    @BeforeEach
    void rule() {
        there.engine.appendEvents(history("rule", 2));
        assertThat(read(here, "rule")).isEqualTo(3);
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void whatWasReadOnceIsNotReadAgain() {
        decide(here, () -> {
            assertThat(read("rule")).isEqualTo(3);
            return List.of(opened("a"));
        });
        decide(here, () -> {
            assertThat(read("a")).isEqualTo(1);
            return List.of(filled("a", 1));
        });

        assertThat(hits()).isEqualTo(2);
        assertThat(read(here, "a")).isEqualTo(2);
    }

    /** Seen red without the look at the read set in {@code append}: the event is there. */
    @Test
    void noEventIsDecidedOnAStreamThatWentOnElsewhere() {
        there.engine.appendEvents(filled("rule", 3));

        assertThatThrownBy(() -> decide(here, () -> {
                    assertThat(read("rule")).isEqualTo(3);
                    return List.of(opened("a"));
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(here.engine.lastSequenceNumberFor("a")).isEmpty();

        decide(here, () -> {
            assertThat(read("rule")).isEqualTo(4);
            return List.of(opened("a"));
        });
        assertThat(here.engine.lastSequenceNumberFor("a")).contains(0L);
    }

    /** Seen red without the check where nothing is appended: the stale answer gets through. */
    @Test
    void nothingToDoIsNotDecidedOnAStreamThatWentOnElsewhereEither() {
        there.engine.appendEvents(filled("rule", 3));

        assertThatThrownBy(() -> decide(here, () -> {
                    read("rule");
                    return List.of();
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(decide(here, () -> {
                    assertThat(read("rule")).isEqualTo(4);
                    return List.of();
                }))
                .isZero();
    }

    /** Seen red with a handler that throws past the check: "no" instead of the conflict. */
    @Test
    void aRefusalIsNotDecidedOnAStreamThatWentOnElsewhere() {
        there.engine.appendEvents(filled("rule", 3));

        assertThatThrownBy(() -> refuse(here)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> refuse(here)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStreamThatWasNotThereAndIsThereNowIsOneThatWentOn() {
        assertThatThrownBy(() -> decide(here, () -> {
                    assertThat(read("later")).isZero();
                    runAsync(() -> there.engine.appendEvents(opened("later"))).join();
                    return List.of(opened("a"));
                }))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void theOwnStreamIsGuardedByItsSequenceNumbers() {
        decide(here, () -> {
            read("rule");
            return List.of(filled("rule", 3));
        });
        there.engine.appendEvents(filled("rule", 4));

        assertThatThrownBy(() -> decide(here, () -> {
                    read("rule");
                    return List.of(filled("rule", 4));
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(read(here, "rule")).isEqualTo(5);
    }

    @Test
    void outsideOfACommandNothingIsTakenFromMemory() {
        there.engine.appendEvents(filled("rule", 3));

        assertThat(here.engine.readEvents("rule").asStream().count()).isEqualTo(4);
    }

    @Test
    void memoryIsBounded() {
        var known = new KnownStreams(DataSize.ofKilobytes(100), new SimpleMeterRegistry());
        for (var i = 0; i < 2_000; i++) {
            known.learn("s" + i, new KnownStream(0, 0, List.of(opened("s" + i)), 1_000));
        }
        known.learn("long", new KnownStream(0, 0, List.of(opened("long")), 20_000));

        assertThat(known.size()).isLessThanOrEqualTo(100);
        assertThat(known.find("long", 0)).isEmpty();
    }

    @Test
    void whatIsKnownOfAStreamIsWhatIsRead() {
        var made = event("a", 0, new BoxOpened("a", LocalDate.of(2026, 2, 3))).andMetaData(Map.of("shelf", 5));
        decide(here, () -> List.of(made));

        var remembered = here.streams.find("a", 0).orElseThrow().events().getFirst();
        var read = there.engine.readEvents("a").next();

        assertThat(remembered.getPayload()).isEqualTo(read.getPayload());
        assertThat(remembered.getMetaData()).isEqualTo(read.getMetaData()).containsEntry("shelf", "5");
        assertThat(remembered.getTimestamp()).isEqualTo(read.getTimestamp());
        assertThat(remembered.getIdentifier()).isEqualTo(read.getIdentifier());
    }

    @Test
    void aStreamReadTwiceIsTakenAsItWasFirst() {
        assertThatThrownBy(() -> decide(here, () -> {
                    assertThat(read("rule")).isEqualTo(3);
                    runAsync(() -> decide(here, () -> List.of(filled("rule", 3))))
                            .join();
                    assertThat(read("rule")).isEqualTo(4);
                    return List.of(filled("rule", 4));
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(here.engine.lastSequenceNumberFor("rule")).contains(3L);
    }

    /** Two statements are two moments. */
    @Test
    void aRefusalIsNotDecidedOnTwoStreamsThatWereReadAtDifferentTimesEither() {
        assertThatThrownBy(() -> refuse(here, () -> {
                    assertThat(read("unknown")).isZero();
                    runAsync(() -> there.engine.appendEvents(opened("unknown"))).join();
                }))
                .isInstanceOf(ConcurrencyException.class)
                .hasSuppressedException(new IllegalStateException("no"));
    }

    /**
     * Two doors, of which at most one may be opened, and two nodes that each know that both are closed: the write skew that
     * a check of the written stream alone lets through. Seen red without the look at the read set in {@code append}.
     */
    @Test
    void ofTwoThatDecideOnEachOthersStreamOnlyOneGetsThrough() throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 100; round++) {
                var left = "left-" + round;
                var right = "right-" + round;
                var start = new CyclicBarrier(2);
                var first = both.submit(() -> open(here, start, left, right));
                var second = both.submit(() -> open(there, start, right, left));

                assertThat(count(first) + count(second)).isEqualTo(1);
            }
        }
    }

    private static int count(Future<Boolean> door) throws Exception {
        return door.get(30, TimeUnit.SECONDS) ? 1 : 0;
    }

    private static boolean open(Node node, CyclicBarrier start, String door, String other) throws Exception {
        read(node, other);
        start.await(30, TimeUnit.SECONDS);
        while (true) {
            try {
                return decide(node, () -> read(node.engine, other) == 0 ? List.of(opened(door)) : List.of()) > 0;
            } catch (ConcurrencyException faster) {
                Thread.onSpinWait();
            }
        }
    }

    private static void refuse(Node node) throws Exception {
        refuse(node, () -> read(node.engine, "rule"));
    }

    private static void refuse(Node node, Runnable reading) throws Exception {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("decide"));
        try {
            new AppendInterceptor(node.engine).handle(unitOfWork, new Refusing(reading));
        } finally {
            unitOfWork.rollback();
        }
    }

    /** Returns how many events were appended. */
    private static int decide(Node node, Supplier<List<? extends EventMessage<?>>> decision) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("decide"));
        var result = unitOfWork.executeWithResult(() -> {
            node.engine.take(unitOfWork);
            var events = decision.get();
            node.engine.appendEvents(events);
            return events.size();
        });
        if (result.optionalExceptionResult().orElse(null) instanceof RuntimeException failure) {
            throw failure;
        }
        return result.getPayload();
    }

    private long read(String stream) {
        return read(here.engine, stream);
    }

    private static long read(PostgresEventStorageEngine engine, String stream) {
        return engine.readEvents(stream).asStream().count();
    }

    /** In a command of its own. */
    private static long read(Node node, String stream) {
        var count = new long[1];
        decide(node, () -> {
            count[0] = read(node.engine, stream);
            return List.of();
        });
        return count[0];
    }

    private double hits() {
        return here.meters
                .get("cache.gets")
                .tag("result", "hit")
                .functionCounter()
                .count();
    }

    /** A handler that says no. */
    private record Refusing(Runnable reading) implements InterceptorChain {

        @Override
        public Object proceed() {
            reading.run();
            throw new IllegalStateException("no");
        }
    }
}
