package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.opened;
import static io.pipetrail.eventstore.testing.Patience.await;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipetrail.eventstore.Shelf.PlaceTaken;
import io.pipetrail.eventstore.Shelf.Put;
import io.pipetrail.eventstore.Shelf.Take;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/** Appends that queue up are committed together, and none of them is the worse for it. */
@Timeout(300)
class GroupCommitTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    /** What another process does that appends. */
    private static final String LOCK = "select eventstore.append('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')";

    private static final EventSerializer SERIALIZER = new EventSerializer(Node.TYPES);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private SimpleMeterRegistry meters;
    private final Queue<Long> announced = new ConcurrentLinkedQueue<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Connections> connections = new CopyOnWriteArrayList<>();
    private final List<Future<Long>> queued = new CopyOnWriteArrayList<>();
    private GroupCommitAppender appender;

    @BeforeEach
    void start() {
        new EventStoreSchema(database.dataSource());
        Shelf.create(sql);
        appender = appender(database, 100, LONG);
    }

    @AfterEach
    void stop() {
        appender.close();
        connections.forEach(Connections::close);
        senders.shutdownNow();
    }

    @Test
    void whatQueuedUpIsCommittedTogether() throws Exception {
        var first = held(() -> {
            for (var box = 1; box <= 5; box++) {
                queue(box, List.of(opened("box-" + box), filled("box-" + box, 1)));
            }
        });

        assertThat(first.get()).isEqualTo(1);
        assertThat(queued).extracting(Future::get).containsExactly(3L, 5L, 7L, 9L, 11L);
        assertThat(sql.queryForList("select count(*) from eventstore.events group by xmin order by 1", Long.class))
                .containsExactly(1L, 10L);
        assertThat(announced).containsExactly(1L, 11L);
        assertThat(meters.get("pipetrail.eventstore.batch").summary().max()).isEqualTo(5);
        assertThat(meters.get("pipetrail.eventstore.wait").timer().count()).isEqualTo(6);
    }

    /** Seen red with all of a batch failing with its first error. */
    @Test
    void onlyTheGuiltyFail() throws Exception {
        send(opened("there")).get();
        send(List.of(opened("x")), new Put(1, "x")).get();
        held(() -> {
            queue(1, List.of(opened("a")), new Put(2, "a"));
            queue(2, List.of(opened("there")), new Put(3, "there"));
            queue(3, List.of(opened("b")), new Put(1, "b"));
            queue(4, List.of(opened("c"), filled("c", 1)), new Put(4, "c"));
            queue(5, List.of(opened("d")), new Take(99));
            queue(6, List.of(filled("x", 0)));
            queue(7, List.of(opened("e"), opened("bomb")), new Put(5, "bomb"));
            queue(8, List.of(opened("f")), new Put(6, "f"));
        });

        assertThatFailure(1)
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining("there");
        assertThatFailure(2).isInstanceOf(PlaceTaken.class).hasMessageContaining("1 is taken, b");
        assertThatFailure(4).isInstanceOf(IllegalStateException.class).hasMessage("99 is empty");
        assertThatFailure(5).isInstanceOf(AggregateStreamCreationException.class);
        assertThatFailure(6).hasMessageContaining("no_bombs");
        assertThat(places()).containsExactly(1, 2, 4, 6);
        assertThat(sql.queryForList("select position from eventstore.events order by 1", Long.class))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 7).boxed().toList());
        assertThat(sql.queryForList(
                        "select s.box from shelf s join eventstore.events e on e.position = s.position"
                                + " where e.stream = s.box order by 1",
                        String.class))
                .containsExactly("a", "c", "f", "held", "x");
    }

    @Test
    void ofTwoThatGoOnInOneStreamOneIsLate() throws Exception {
        send(opened("a")).get();
        held(() -> {
            queue(1, List.of(filled("a", 1)));
            queue(2, List.of(filled("b", 0)));
            queue(3, List.of(filled("a", 1)));
        });

        assertThat(queued.get(0).get()).isPositive();
        assertThat(queued.get(1).get()).isPositive();
        assertThatFailure(2).isInstanceOf(ConcurrencyException.class);
    }

    /** Seen red with equal statements of a batch sent together, puts first. */
    @Test
    void companionsComeInTheOrderOfTheirRequests() throws Exception {
        Shelf.log(sql);
        held(() -> {
            queue(1, List.of(opened("a")), new Put(7, "a"), new Put(8, "a too"));
            queue(2, List.of(), new Take(7));
            queue(3, List.of(opened("b")), new Put(7, "b"), new Take(8));
            queue(4, List.of(opened("c")), new Put(8, "c"));
        });
        queued.getLast().get();

        assertThat(sql.queryForList("select box from log order by nr", String.class))
                .containsExactly("+held", "+a", "+a too", "-a", "+b", "-a too", "+c");
        assertThat(meters.get("pipetrail.eventstore.batch").summary().max()).isEqualTo(4);
    }

    /** Seen red with senders answered when their statements were done. */
    @Test
    void nobodyIsAnsweredBeforeTheCommit() throws Exception {
        sql.execute("create function wait() returns trigger language plpgsql as"
                + " 'begin perform pg_advisory_xact_lock(42); return null; end'");
        sql.execute("create constraint trigger wait after insert on eventstore.events deferrable initially deferred"
                + " for each row execute function wait()");
        try (var other = transaction("select pg_advisory_xact_lock(42)")) {
            var alone = send(List.of(opened("a")), new Put(9, "a"));
            awaitLock();
            assertThat(alone.isDone()).isFalse();
            queue(1, List.of(opened("b")), new Put(1, "b"));
            queue(2, List.of(opened("c")));
            other.rollback();
            alone.get();
        }
        assertThat(queued.getLast().get()).isEqualTo(3);
        assertThat(announced).containsExactly(1L, 3L);
    }

    /** Seen red with a broken commit taken for one that was not made. */
    @Test
    void whenTheAnswerToACommitIsLostNobodyIsToldMoreThanIsKnown() throws Exception {
        try (var wire = database.wire();
                var behind = appender(database.behind(wire), 100, LONG)) {
            wire.loseAnswerTo("COMMIT");
            assertThatThrownBy(() -> behind.append(request(List.of(opened("a")), new Put(1, "a"))))
                    .isInstanceOf(UnknownOutcomeException.class);
            wire.loseAnswerTo("eventstore.append");
            assertThatThrownBy(() -> behind.append(request(List.of(opened("b")))))
                    .isInstanceOf(UnknownOutcomeException.class);
            assertThat(sql.queryForList("select stream from eventstore.events order by position", String.class))
                    .containsExactly("a", "b");

            assertThat(behind.append(request(List.of(opened("c")), new Put(2, "c"))))
                    .isEqualTo(3);
        }
    }

    /** Seen red with every lost connection told as an unknown outcome. */
    @Test
    void whenTheConnectionBreaksBeforeTheCommitNothingWasWritten() throws Exception {
        for (var companions : List.of(new Companion[0], new Companion[] {new Put(1, "a")})) {
            try (var other = transaction(LOCK)) {
                var waiting = send(List.of(opened("a")), companions);
                awaitLock();
                sql.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'advisory'");
                assertThatThrownBy(waiting::get).hasCauseInstanceOf(EventStoreUnavailableException.class);
                other.rollback();
            }
        }
        assertThat(sql.queryForObject("select count(*) from eventstore.events", Long.class))
                .isZero();

        assertThat(send(opened("b")).get()).isEqualTo(1);
    }

    /** Seen red with a queue without end. */
    @Test
    void whoFindsTheQueueFullIsSentAway() throws Exception {
        var small = appender(database, 2, LONG);
        try (small;
                var other = transaction(LOCK)) {
            var first = senders.submit(() -> small.append(request(List.of(opened("a")))));
            awaitLock();
            var second = senders.submit(() -> small.append(request(List.of(opened("b")))));
            var third = senders.submit(() -> small.append(request(List.of(opened("c")))));
            awaitLength(2);

            assertThatThrownBy(() -> small.append(request(List.of(opened("d")))))
                    .isInstanceOf(EventStoreBusyException.class)
                    .hasMessageContaining("waiting already");

            other.rollback();
            assertThat(List.of(first, second, third)).extracting(Future::get).containsExactlyInAnyOrder(1L, 2L, 3L);
        }
    }

    @Test
    void whoGetsNoTurnInTimeIsNotWrittenLater() throws Exception {
        var impatient = appender(database, 2, Duration.ofSeconds(1));
        try (impatient;
                var other = transaction(LOCK)) {
            var first = senders.submit(() -> impatient.append(request(List.of(opened("a")))));
            awaitLock();

            assertThatThrownBy(() -> impatient.append(request(List.of(opened("b")))))
                    .isInstanceOf(EventStoreBusyException.class);

            other.rollback();
            assertThat(first.get()).isEqualTo(1);
        }
        assertThat(sql.queryForList("select stream from eventstore.events", String.class))
                .containsExactly("a");
    }

    @Test
    void whoIsInterruptedIsToldWhetherItMayHaveHappened() throws Exception {
        var told = new CompletableFuture<Throwable>();
        var toldInQueue = new CompletableFuture<Throwable>();
        try (var other = transaction(LOCK)) {
            var writing = sender(opened("a"), told);
            awaitLock();
            var waiting = sender(opened("b"), toldInQueue);
            awaitLength(1);
            waiting.interrupt();
            assertThat(toldInQueue.get()).isInstanceOf(EventStoreUnavailableException.class);
            writing.interrupt();
            assertThat(told.get()).isInstanceOf(UnknownOutcomeException.class);
            other.rollback();
        }
        assertThat(send(opened("c")).get()).isEqualTo(2);
    }

    /** Seen red with a writer that ends as soon as it is closed. */
    @Test
    void whatIsQueuedWhenTheStoreIsClosedIsWrittenAndNothingAfterThat() throws Exception {
        var closing = Thread.ofPlatform().unstarted(appender::close);
        var first = held(() -> {
            queue(1, List.of(opened("a")));
            queue(2, List.of(opened("b")));
            closing.start();
            // It waits for the writer then, and has closed the queue before.
            await().until(closing::getState, isEqual(Thread.State.TIMED_WAITING));
            assertThatThrownBy(() -> appender.append(request(List.of(opened("late")))))
                    .isInstanceOf(EventStoreUnavailableException.class)
                    .isNotInstanceOf(EventStoreBusyException.class);
        });

        closing.join();
        assertThat(first.get()).isEqualTo(1);
        assertThat(queued).extracting(Future::get).containsExactly(2L, 3L);
    }

    /** Seen red without {@code Batch.firstOvertaken}: all three get through. */
    @Test
    void whoReadAStreamThatGoesOnInTheSameBatchIsRefusedIfHeComesAfterIt() throws Exception {
        send(opened("rule")).get();
        held(() -> {
            queue(1, based("rule", 0, opened("before")));
            queue(2, request(List.of(filled("rule", 1))));
            queue(3, based("rule", 0, opened("after")));
            queue(4, based("rule", 1, opened("knowing")));
            queue(5, request(List.of(opened("other"))));
        });

        assertThatFailure(2).isInstanceOf(ConcurrencyException.class).hasMessageContaining("rule");
        assertThat(sql.queryForList(
                        "select stream from eventstore.events where stream not in ('rule', 'held') order by position",
                        String.class))
                .containsExactly("before", "knowing", "other");
    }

    @Test
    void allWhoReadAStreamBeforeItWentOnAreRefusedAtOnce() throws Exception {
        send(List.of(opened("rule"), filled("rule", 1))).get();
        held(() -> {
            queue(1, based("rule", 0, opened("a")));
            queue(2, based("rule", 1, opened("b")));
            queue(3, based("rule", 0, opened("c")));
        });

        assertThatFailure(0).isInstanceOf(ConcurrencyException.class);
        assertThatFailure(2).isInstanceOf(ConcurrencyException.class);
        assertThat(queued.get(1).get()).isEqualTo(4);
    }

    /** Seen red with the head expected to be the last position written here, unchecked. */
    @Test
    void companionsAreToldTheirPositionThoughOthersAppendAsWell() throws Exception {
        try (var there = new Node(database)) {
            for (var i = 0; i < 50; i++) {
                send(List.of(opened("here-" + i)), new Put(i, "here-" + i)).get();
                if (i % 5 == 0) {
                    there.engine.appendEvents(opened("there-" + i));
                }
            }
        }
        assertThat(sql.queryForObject(
                        "select count(*) from shelf s join eventstore.events e"
                                + " on e.position = s.position and e.stream = s.box",
                        Long.class))
                .isEqualTo(50);
    }

    /** Sends one request that cannot get the log's lock, has others queue up behind it, lets them go and waits for all. */
    private Future<Long> held(Sending others) throws Exception {
        try (var other = transaction(LOCK)) {
            var first = send(List.of(opened("held")), new Put(1000, "held"));
            awaitLock();
            others.send();
            other.rollback();
            first.get();
            await().until(() -> queued.stream().allMatch(Future::isDone));
            return first;
        }
    }

    private void queue(int length, List<? extends EventMessage<?>> events, Companion... companions) {
        queue(length, request(events, companions));
    }

    private void queue(int length, AppendRequest request) {
        queued.add(senders.submit(() -> appender.append(request)));
        awaitLength(length);
    }

    /** Decided on a stream as it was with this last event. */
    private static AppendRequest based(String stream, long last, EventMessage<?> event) {
        return new AppendRequest(List.of(Row.of(event, SERIALIZER)), List.of(), Map.of(stream, last));
    }

    private Future<Long> send(EventMessage<?> event) {
        return send(List.of(event));
    }

    private Future<Long> send(List<? extends EventMessage<?>> events, Companion... companions) {
        return senders.submit(() -> appender.append(request(events, companions)));
    }

    private Thread sender(EventMessage<?> event, CompletableFuture<Throwable> told) {
        return Thread.ofVirtual().start(() -> {
            try {
                appender.append(request(List.of(event)));
            } catch (RuntimeException e) {
                told.complete(e);
            }
        });
    }

    private static AppendRequest request(List<? extends EventMessage<?>> events, Companion... companions) {
        return new AppendRequest(
                events.stream().map(event -> Row.of(event, SERIALIZER)).toList(), List.of(companions), Map.of());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatFailure(int place) {
        return assertThatThrownBy(() -> {
            try {
                queued.get(place).get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    private void awaitLength(int length) {
        await().until(() ->
                meters.get("pipetrail.eventstore.queue").gauges().stream().anyMatch(gauge -> gauge.value() == length));
    }

    private void awaitLock() {
        await().until(
                        () -> sql.queryForObject(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event = 'advisory'",
                                Long.class),
                        isEqual(1L));
    }

    private List<Integer> places() {
        return sql.queryForList("select place from shelf where place < 1000 order by 1", Integer.class);
    }

    /** A transaction of somebody else in which this was done. */
    private Connection transaction(String statement) throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var execute = connection.createStatement()) {
            execute.execute(statement);
        }
        return connection;
    }

    private GroupCommitAppender appender(TestDatabase at, int length, Duration patience) {
        var queue = new EventStoreProperties.Queue(length, 256, DataSize.ofMegabytes(1));
        var own = new Connections(Credentials.of(at.dataSource(), null), Node.properties(LONG));
        connections.add(own);
        meters = new SimpleMeterRegistry();
        return new GroupCommitAppender(
                        own.writer(),
                        queue,
                        patience,
                        added -> announced.add(added.getLast().position()),
                        new WriterMeters(meters))
                .start();
    }

    /** Sends one request after the other. */
    private interface Sending {
        void send() throws IOException;
    }
}
