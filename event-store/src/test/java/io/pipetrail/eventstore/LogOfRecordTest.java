package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.event;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.pipetrail.eventstore.BoxEvent.BoxClosed;
import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.Rooms.Answer;
import io.pipetrail.eventstore.Rooms.Answered;
import io.pipetrail.eventstore.Rooms.RoomRefused;
import io.pipetrail.eventstore.testing.Chronicle;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the log of record has, has happened; PostgreSQL's log is its copy, whoever dies and whenever. */
@Timeout(120)
class LogOfRecordTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final List<Node> nodes = new ArrayList<>();
    private Chronicle record;
    private Node node;

    @BeforeEach
    void start(@TempDir Path folder) {
        record = new Chronicle(folder.resolve("chronicle"));
        Rooms.create(sql);
        node = node(database);
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
    }

    @Test
    void whatIsAppendedIsInBothLogsToTheByte() {
        node.engine.append(List.of(opened("a"), thing("a", 1, "x")), List.of(new Answer("k", "yes")), new ReadSet());
        node.engine.append(List.of(new GenericEventMessage<>(new BoxClosed("nobody's"))), List.of(), new ReadSet());

        assertThat(record.all()).extracting(RecordedEvent::endsAppend).containsExactly(false, true, true);
        assertThat(record.all())
                .extracting(RecordedEvent::notes)
                .containsExactly(List.of(), List.of("k=yes"), List.of());
        assertSame();
    }

    @Test
    void whatIsRefusedHereIsNotThere() {
        append(opened("a"), thing("a", 1, "x"));

        assertThatThrownBy(() -> append(closed("a", 2))).isInstanceOf(RoomRefused.class);

        assertThat(record.head()).isEqualTo(2);
        assertSame();
    }

    @Test
    void whoDiesBeforeItHasTheEventsLeavesNothing() {
        append(opened("a"));
        record.before(Dies::now);
        assertThatThrownBy(() -> append(opened("b"))).isInstanceOf(UnknownOutcomeException.class);

        record.healthy();
        append(opened("c"));

        assertThat(streams()).containsExactly("a", "c");
        assertSame();
    }

    @Test
    void whoDiesWhenItHasTheEventsHasMadeThemHappen() {
        append(opened("a"));
        record.after(Dies::now);
        assertThatThrownBy(() -> node.engine.append(
                        List.of(opened("b"), thing("b", 1, "x")), List.of(new Answer("k", "yes")), new ReadSet()))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(streams()).containsExactly("a");
        node.close();

        record.healthy();
        var next = node(database);
        next.healing.heal();

        assertThat(streams()).containsExactly("a", "b", "b");
        assertThat(sql.queryForList("select room from things where thing = 'x'", String.class))
                .containsExactly("b");
        assertThat(sql.queryForMap("select * from answers"))
                .containsEntry("answer", "yes")
                .containsEntry("position", 3L);
        assertSame();
    }

    /** Seen red without the healing, and with a log of record that appends whatever position it is told. */
    @Test
    void whatHappenedUnknownIsHereBeforeTheNext() {
        record.after(Dies::now);
        assertThatThrownBy(() -> append(opened("a"))).isInstanceOf(UnknownOutcomeException.class);
        record.healthy();

        assertThat(node.engine.append(List.of(opened("b")), List.of(), new ReadSet()))
                .isEqualTo(2);

        assertThat(streams()).containsExactly("a", "b");
        assertSame();
    }

    /** Seen red with a log of record that appends whatever position it is told. */
    @Test
    void aRuleAcrossStreamsHoldsThoughTheNodeThatMadeItApplyDiedInBetween() {
        append(opened("stage"));
        var other = node(database);
        other.healing.heal();
        record.after(Dies::now);
        assertThatThrownBy(() -> append(thing("stage", 1, "deal"))).isInstanceOf(UnknownOutcomeException.class);
        node.close();
        record.healthy();

        assertThatThrownBy(() -> other.engine.append(
                        List.of(event("elsewhere", 0, new BoxClosed("stage"))), List.of(), new ReadSet()))
                .isInstanceOf(RoomRefused.class);

        assertThat(sql.queryForList("select room from things", String.class)).containsExactly("stage");
        assertSame();
    }

    /** Seen red with the note left out. */
    @Test
    void whoAsksAgainAfterTheCrashGetsTheAnswerThatIsThere() {
        record.after(Dies::now);
        assertThatThrownBy(
                        () -> node.engine.append(List.of(opened("a")), List.of(new Answer("k", "yes")), new ReadSet()))
                .isInstanceOf(UnknownOutcomeException.class);
        record.healthy();

        assertThatThrownBy(
                        () -> node.engine.append(List.of(opened("b")), List.of(new Answer("k", "no")), new ReadSet()))
                .isInstanceOf(Answered.class);

        assertThat(sql.queryForList("select answer from answers", String.class)).containsExactly("yes");
        assertThat(streams()).containsExactly("a");
        assertSame();
    }

    @Test
    void whileItIsAwayNothingIsWrittenAndAllIsRead() {
        append(opened("a"));
        record.before(() -> {
            throw new EventStoreUnavailableException("gone for lunch");
        });

        assertThatThrownBy(() -> append(opened("b"))).isInstanceOf(EventStoreUnavailableException.class);
        assertThat(node.engine.readEvents("a", 0).hasNext()).isTrue();

        record.healthy();
        append(opened("b"));
        assertThat(streams()).containsExactly("a", "b");
        assertSame();
    }

    /** Seen red with a line for each chunk of it. */
    @Test
    void allOfItComesBackIntoAnEmptyDatabase() {
        IntStream.range(0, 1_200).forEach(i -> append(opened("room-" + i), thing("room-" + i, 1, "thing-" + i)));
        append(closed("room-9", 2, "unused"));
        var empty = TestDatabase.fresh();
        var there = new JdbcTemplate(empty.dataSource());
        Rooms.create(there);

        assertThat(said(() -> node(empty).healing.heal()))
                .containsExactly("Took over 2401 events from the log of record");

        var rows = "select * from eventstore.event_log order by position";
        assertThat(there.queryForList(rows)).isEqualTo(sql.queryForList(rows));
        for (var table : List.of("rooms", "things", "answers")) {
            var content = "select * from " + table + " order by 1";
            assertThat(there.queryForList(content)).isEqualTo(sql.queryForList(content));
        }
    }

    @Test
    void whatItLostInAPowerFailureItGetsBack() {
        IntStream.range(0, 5).forEach(i -> append(opened("room-" + i)));
        record.lose(3);

        append(opened("room-5"));

        assertThat(record.head()).isEqualTo(6);
        assertSame();
    }

    /** Seen red with chunks of a thousand events wherever they end. */
    @Test
    void norDoesItForgetThenWhichEventsCameTogether() {
        append(opened("a"));
        IntStream.range(0, 400).forEach(i -> append(history("box-" + i, 2)));
        append(history("box-full", 1_500));
        var ends = ends();
        record.lose(1);

        append(opened("b"));

        ends.add(record.head());
        assertThat(ends()).isEqualTo(ends);
        assertSame();
    }

    @Test
    void anEmptyOneIsNotFilledUnasked() {
        append(opened("a"));
        record.lose(0);

        assertThatThrownBy(() -> append(opened("b")))
                .isInstanceOf(EventStoreUnavailableException.class)
                .rootCause()
                .hasMessageContaining("migrate-events");
        assertThat(record.head()).isZero();
    }

    /** Seen red without the look at the last event that both have. */
    @Test
    void somebodyElsesIsNotMixedWithOurs() {
        append(opened("a"));
        record.lose(0);
        var stranger = node(TestDatabase.fresh(), record);
        stranger.engine.append(List.of(opened("s"), opened("t")), List.of(), new ReadSet());

        assertThatThrownBy(() -> append(opened("b"))).isInstanceOf(EventStoreUnavailableException.class);

        assertThat(streams()).containsExactly("a");
        assertThat(record.head()).isEqualTo(2);
    }

    /** Seen red with a node that appends before it has compared. */
    @Test
    void norIfItIsAsLongAsOurs() {
        append(opened("a"));
        node.close();
        record.lose(0);
        var stranger = node(TestDatabase.fresh(), record);
        stranger.engine.append(List.of(opened("s")), List.of(), new ReadSet());
        var next = node(database);

        assertThat(next.healing.isInStep()).isFalse();
        assertThatThrownBy(() -> next.engine.append(List.of(opened("b")), List.of(), new ReadSet()))
                .isInstanceOf(EventStoreUnavailableException.class);

        assertThat(streams()).containsExactly("a");
        assertThat(record.head()).isEqualTo(1);
    }

    private Node node(TestDatabase where) {
        var fresh = new Node(where, record);
        fresh.companionSources.add(new Rooms());
        nodes.add(fresh);
        return fresh;
    }

    private Node node(TestDatabase where, LogOfRecord elsewhere) {
        var fresh = new Node(where, elsewhere);
        nodes.add(fresh);
        return fresh;
    }

    private void append(DomainEventMessage<?>... events) {
        append(List.of(events));
    }

    private void append(List<DomainEventMessage<?>> events) {
        node.engine.append(events, List.of(), new ReadSet());
    }

    /** What is told meanwhile to who reads the server's log as it is set up. */
    private static List<String> said(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(Healing.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        try {
            work.run();
        } finally {
            logger.setLevel(null);
            logger.detachAppender(lines);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** The positions of the events that were the last of a request's. */
    private List<Long> ends() {
        var all = record.all();
        return LongStream.rangeClosed(1, all.size())
                .filter(position -> all.get((int) position - 1).endsAppend())
                .boxed()
                .collect(Collectors.toList());
    }

    /** A box's first event and as many fillings. */
    private static List<DomainEventMessage<?>> history(String box, int fillings) {
        var events = new ArrayList<DomainEventMessage<?>>(List.of(opened(box)));
        LongStream.rangeClosed(1, fillings).forEach(i -> events.add(thing(box, i, box + "-" + i)));
        return events;
    }

    private static DomainEventMessage<?> thing(String room, long sequence, String thing) {
        return event(room, sequence, new BoxFilled(room, thing, BigDecimal.ONE, null, null));
    }

    private static DomainEventMessage<?> closed(String room, long sequence) {
        return event(room, sequence, new BoxClosed(room));
    }

    private static DomainEventMessage<?> closed(String stream, long sequence, String room) {
        return event(stream, sequence, new BoxClosed(room));
    }

    private List<String> streams() {
        return sql.queryForList("select stream from eventstore.events order by position", String.class);
    }

    private void assertSame() {
        var here = new LogReader(database.dataSource()).after(0, Integer.MAX_VALUE);
        assertThat(here)
                .extracting(PositionedRow::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, here.size()).boxed().toList());
        assertThat(here.stream().map(PositionedRow::row).map(LogOfRecordTest::told))
                .isEqualTo(record.all().stream()
                        .map(RecordedEvent::row)
                        .map(LogOfRecordTest::told)
                        .toList());
    }

    private static List<Object> told(Row row) {
        return List.of(
                row.eventId(),
                row.aggregateType(),
                row.stream(),
                row.sequence(),
                row.type(),
                row.revision(),
                row.recordedAt(),
                new String(row.payload().getData(), StandardCharsets.UTF_8),
                new String(row.metaData().getData(), StandardCharsets.UTF_8));
    }

    /** Nobody comes back from here. */
    private static final class Dies {

        private static void now() {
            throw new IllegalStateException("killed");
        }
    }
}
