package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.event;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.LogCopy.Phase;
import io.pipetrail.eventstore.axonserver.RealAxonServer;
import io.pipetrail.eventstore.testing.Chronicle;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log goes from one place to the other, whole and in its order, however often it is interrupted. */
@Timeout(300)
class LogCopyTest {

    private static final int ROOMS = 900;
    private static final int THINGS = 2_500;
    private static final int EVENTS = 2 * ROOMS + THINGS;

    private static final LogCopy.Progress QUIET = (phase, position, total) -> {};

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final Node node = new Node(database);
    private final String prefix = UUID.randomUUID().toString();

    @BeforeEach
    void fill() {
        Rooms.create(sql);
        node.companionSources.add(new Rooms());
        for (var room = 0; room < ROOMS; room++) {
            append(node, prefix + room, room == ROOMS / 2 ? 1 + THINGS : 1);
        }
    }

    /** A room with so many things, all by one request. */
    private static void append(Node node, String room, int things) {
        var events = new ArrayList<DomainEventMessage<?>>();
        events.add(opened(room));
        for (var thing = 1; thing <= things; thing++) {
            events.add(event(room, thing, new BoxFilled(room, room + "-" + thing, BigDecimal.ONE, null, null)));
        }
        node.engine.append(events, List.of(), new ReadSet());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void theLogGoesThereAndBack(@TempDir Path folder) {
        thereAndBack(new Chronicle(folder.resolve("chronicle")));
    }

    /** Skipped where {@code AXONSERVER_HOST} names no Axon Server. */
    @Test
    void theLogGoesToAxonServerAndBack() {
        RealAxonServer.assumed();
        try (var server = RealAxonServer.connected()) {
            thereAndBack(server.log(prefix));
        }
    }

    @Test
    void aCopyThatWasInterruptedGoesOn(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));
        record.after(() -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> node.copy.to(record, QUIET)).hasMessage("killed");
        var begun = record.healthy().head();
        assertThat(begun).isPositive().isLessThan(EVENTS);
        var told = new Told();

        var copied = node.copy.to(record, told);

        assertThat(copied.events()).isEqualTo(EVENTS);
        told.assertGoneOnAfter(begun);
        assertThat(node.copy.to(record, QUIET)).isEqualTo(copied);
    }

    /** Seen red with a copy that goes into an empty database only. */
    @Test
    void aCopyBackThatWasInterruptedGoesOn(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));
        var there = node.copy.to(record, QUIET);
        var empty = emptyWithRooms();
        try (var other = new Node(empty)) {
            other.companionSources.add(new Rooms());
            assertThatThrownBy(() -> other.copy.from(record, (phase, position, total) -> record.away()))
                    .isInstanceOf(EventStoreUnavailableException.class);
            record.healthy();
            var begun = new LogReader(empty.dataSource()).head();
            assertThat(begun).isPositive().isLessThan(EVENTS);
            var told = new Told();

            assertThat(other.copy.from(record, told)).isEqualTo(there);

            told.assertGoneOnAfter(begun);
        }
        assertSame(empty);
    }

    /** Seen red without the look at where both end: they were said to be the same. */
    @Test
    void whoWritesMeanwhileIsNoticed(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));

        assertThatThrownBy(() -> node.copy.to(record, writingWhen(Phase.COPIED, node)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Somebody wrote meanwhile");

        var again = node.copy.to(record, QUIET);
        assertThat(again.events()).isEqualTo(EVENTS + 2);
    }

    /** Seen red without the look at where both end. */
    @Test
    void whoWritesMeanwhileIsNoticedOnTheWayBack(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));
        node.copy.to(record, QUIET);
        try (var other = new Node(emptyWithRooms())) {
            other.companionSources.add(new Rooms());

            assertThatThrownBy(() -> other.copy.from(record, writingWhen(Phase.READ_BACK, other)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Somebody wrote meanwhile");
        }
    }

    /** A server that was forgotten, and gets something to do at the end of this phase. */
    private static LogCopy.Progress writingWhen(Phase ends, Node forgotten) {
        return (phase, position, total) -> {
            if (phase == ends && position == total) append(forgotten, "forgotten", 1);
        };
    }

    /** Seen red without the comparison before the copy: it was noticed only after it. */
    @Test
    void whatIsNoBeginningOfItIsNotGoneOnWith(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));
        try (var stranger = new Node(TestDatabase.fresh(), record)) {
            stranger.engine.append(List.of(opened("s"), opened("t")), List.of(), new ReadSet());
        }

        assertThatThrownBy(() -> node.copy.to(record, QUIET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("are others");
        assertThatThrownBy(() -> node.copy.from(record, QUIET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The target has");
        assertThat(record.head()).isEqualTo(2);
    }

    /** The positions that were told of each phase. */
    private static final class Told implements LogCopy.Progress {

        private final Map<Phase, List<Long>> positions = new EnumMap<>(Phase.class);

        @Override
        public void at(Phase phase, long position, long total) {
            positions.computeIfAbsent(phase, first -> new ArrayList<>()).add(position);
            assertThat(total).isGreaterThanOrEqualTo(position);
        }

        /** Seen red with the look at what was there, and the one at the end, telling nobody. */
        void assertGoneOnAfter(long begun) {
            assertThat(positions.keySet()).containsExactly(Phase.values());
            assertThat(positions.values()).allSatisfy(each -> assertThat(each).isSorted());
            assertThat(positions.get(Phase.COMPARED)).endsWith(begun);
            assertThat(positions.get(Phase.COPIED))
                    .allMatch(position -> position > begun)
                    .endsWith((long) EVENTS);
            assertThat(positions.get(Phase.READ_BACK)).hasSizeGreaterThan(1).endsWith((long) EVENTS);
        }
    }

    /** Where what a request appended ends in the copy. */
    private static List<Integer> ends(LogOfRecord record) {
        var events = record.read(0, EVENTS);
        return IntStream.range(0, events.size())
                .filter(i -> events.get(i).endsAppend())
                .mapToObj(i -> i + 1)
                .toList();
    }

    /** Here each request has a stream of its own. */
    private List<Integer> lastOfEachStream() {
        return sql.queryForList(
                "select max(position) from eventstore.event_log group by stream order by 1", Integer.class);
    }

    /** Seen red with chunks of a thousand events wherever they end: the one request became three. */
    private void thereAndBack(LogOfRecord record) {
        var there = node.copy.to(record, QUIET);
        assertThat(ends(record)).isEqualTo(lastOfEachStream());
        var empty = emptyWithRooms();
        try (var other = new Node(empty)) {
            other.companionSources.add(new Rooms());

            assertThat(other.copy.from(record, QUIET)).isEqualTo(there);
        }
        assertThat(there.events()).isEqualTo(EVENTS);
        assertSame(empty);
    }

    private static TestDatabase emptyWithRooms() {
        var empty = TestDatabase.fresh();
        Rooms.create(new JdbcTemplate(empty.dataSource()));
        return empty;
    }

    private void assertSame(TestDatabase other) {
        var copy = new JdbcTemplate(other.dataSource());
        for (var table : List.of("eventstore.event_log", "rooms", "things")) {
            var content = "select * from " + table + " order by 1";
            assertThat(copy.queryForList(content)).isEqualTo(sql.queryForList(content));
        }
    }
}
