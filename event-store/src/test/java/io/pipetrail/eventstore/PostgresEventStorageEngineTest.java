package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.event;
import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.history;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresEventStorageEngineTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final Node node = new Node(database);
    private final PostgresEventStorageEngine engine = node.engine;

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatIsAppendedIsReadAsItWas() {
        var payload = new BoxFilled(
                "a",
                "Bücher 📚",
                new BigDecimal("10.50"),
                UUID.randomUUID(),
                Instant.parse("2026-01-02T03:04:05.678Z"));
        var event = event("a", 0, payload).andMetaData(Map.of("actorName", "Ada"));

        engine.appendEvents(event);

        var read = engine.readEvents("a").next();
        assertThat(read.getPayload()).isEqualTo(payload);
        assertThat(read.getMetaData()).isEqualTo(MetaData.with("actorName", "Ada"));
        assertThat(read.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(read.getType()).isEqualTo("Box");
        assertThat(read.getTimestamp()).isEqualTo(event.getTimestamp().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void theRowSaysWhatWithoutAClassName() {
        engine.appendEvents(event("a", 0, new BoxOpened("a", LocalDate.of(2026, 2, 3))));

        assertThat(sql.queryForMap("select * from eventstore.event_log"))
                .containsEntry("position", 1L)
                .containsEntry("stream", "a")
                .containsEntry("type", "BoxOpened")
                .containsEntry("revision", 1);
        assertThat(sql.queryForObject("select payload::text from eventstore.event_log", String.class))
                .isEqualTo("{\"on\": \"2026-02-03\", \"box\": \"a\"}");
    }

    @Test
    void theViewShowsBytesThatAreNoJson() {
        engine.appendEvents(opened("a"));
        sql.update("update eventstore.events set payload = '{broken'::bytea");

        assertThat(sql.queryForObject("select payload #>> '{}' from eventstore.event_log", String.class))
                .isEqualTo("{broken");
    }

    @Test
    void anAggregateIsReadInOrderAndFromAnySequenceNumber() {
        engine.appendEvents(history("a", 5));
        engine.appendEvents(history("b", 1));

        assertThat(engine.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(engine.readEvents("a", 4).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(4L, 5L);
        assertThat(engine.readEvents("a", 4).getLastSequenceNumber()).isEqualTo(5L);
        assertThat(engine.lastSequenceNumberFor("a")).contains(5L);
        assertThat(engine.lastSequenceNumberFor("none")).isEmpty();
        assertThat(engine.readEvents("none").hasNext()).isFalse();
    }

    @Test
    void anEventOfNoAggregateIsReadAsSuch() {
        EventMessage<?> event = GenericEventMessage.asEventMessage(opened("a").getPayload());

        engine.appendEvents(event);

        TrackedEventMessage<?> read =
                engine.readEvents((TrackingToken) null, false).findFirst().orElseThrow();
        assertThat(read).isNotInstanceOf(DomainEventMessage.class);
        assertThat(read.getPayload()).isEqualTo(event.getPayload());
        assertThat(node.log.stream(event.getIdentifier(), 0)).singleElement().satisfies(stored -> {
            assertThat(stored.aggregateType()).isEmpty();
            assertThat(stored.sequence()).isZero();
        });
    }

    @Test
    void theSecondToContinueAStreamIsRefusedWithAllItBrought() {
        engine.appendEvents(history("a", 1));

        assertThatThrownBy(() -> engine.appendEvents(opened("b"), filled("a", 1)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("a");
        assertThat(node.log.head()).isEqualTo(2);
        assertThat(engine.readEvents("b").hasNext()).isFalse();
    }

    @Test
    void theSecondToStartAStreamIsRefusedAsSuch() {
        engine.appendEvents(opened("a"));

        assertThatThrownBy(() -> engine.appendEvents(opened("a"))).isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(opened("b"), opened("a")))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void positionsHaveNoGapsEvenAfterRefusals() {
        engine.appendEvents(opened("a"));
        assertThatThrownBy(() -> engine.appendEvents(opened("a")));
        engine.appendEvents(opened("b"));

        assertThat(node.log.after(0, 10)).extracting(StoredEvent::position).containsExactly(1L, 2L);
    }

    @Test
    void theLogIsReadFromATokenOnOverManyPages() {
        engine.appendEvents(history("a", 2_499));

        assertThat(positions(null))
                .hasSize(2_500)
                .startsWith(1L)
                .endsWith(2_500L)
                .isSorted();
        assertThat(positions(new GlobalSequenceTrackingToken(2_498))).containsExactly(2_499L, 2_500L);
        assertThat(positions(ReplayToken.createReplayToken(
                        new GlobalSequenceTrackingToken(2_500), new GlobalSequenceTrackingToken(2_499))))
                .containsExactly(2_500L);
    }

    @Test
    void tokensStandForTheTailTheHeadAndATime() {
        assertThat(engine.createTailToken()).isNull();
        assertThat(engine.createHeadToken()).isNull();

        var start = Instant.parse("2026-01-01T00:00:00Z");
        for (var hour = 0; hour < 20; hour++) {
            engine.appendEvents(new GenericDomainEventMessage<>(
                    "Box",
                    "a",
                    hour,
                    new BoxOpened("a", null),
                    MetaData.emptyInstance(),
                    UUID.randomUUID().toString(),
                    start.plus(hour, ChronoUnit.HOURS)));
        }

        assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(20));
        assertThat(engine.createTokenAt(start)).isNull();
        assertThat(engine.createTokenAt(start.plus(150, ChronoUnit.MINUTES)))
                .isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(engine.createTokenAt(start.plus(5, ChronoUnit.HOURS))).isEqualTo(new GlobalSequenceTrackingToken(5));
        assertThat(engine.createTokenAt(start.plus(5, ChronoUnit.DAYS))).isEqualTo(new GlobalSequenceTrackingToken(20));
    }

    @Test
    void theLatestSnapshotIsKept() {
        engine.appendEvents(history("a", 3));
        record Box(String name, int fillings) {}

        engine.storeSnapshot(event("a", 2, new Box("a", 2)));
        engine.storeSnapshot(event("a", 1, new Box("a", 1)));

        assertThat(engine.readSnapshot("a").orElseThrow().getPayload()).isEqualTo(new Box("a", 2));
        assertThat(engine.readSnapshot("b")).isEmpty();
        assertThat(node.store.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(2L, 3L);
    }

    @Test
    void theLogTellsWhatItHolds() {
        engine.appendEvents(history("a", 3));
        engine.appendEvents(opened("b").andMetaData(Map.of("actorId", "7")));

        assertThat(node.log.stream("a", 2)).extracting(StoredEvent::sequence).containsExactly(2L, 3L);
        assertThat(node.log.at(Set.of(5L, 1L, 99L)))
                .extracting(StoredEvent::position, StoredEvent::stream, StoredEvent::metaData)
                .containsExactly(tuple(1L, "a", Map.of()), tuple(5L, "b", Map.of("actorId", "7")));
        assertThat(node.log.after(3, 1)).extracting(StoredEvent::position).containsExactly(4L);
        assertThat(node.log.head()).isEqualTo(5);
    }

    @Test
    void aTypeThatIsNotOnTheListIsNotWritten() {
        assertThatThrownBy(() -> engine.appendEvents(event("a", 0, "text")))
                .isInstanceOf(UnknownEventType.class)
                .hasMessageContaining("java.lang.String");
        assertThat(node.log.head()).isZero();
    }

    @Test
    void appendsAreMeasured() {
        engine.appendEvents(history("a", 2));
        assertThatThrownBy(() -> engine.appendEvents(filled("a", 1)));

        assertThat(node.meters.get("pipetrail.eventstore.appended").counter().count())
                .isEqualTo(3);
        assertThat(node.meters.get("pipetrail.eventstore.append").timer().count())
                .isEqualTo(2);
        assertThat(node.meters
                        .get("pipetrail.eventstore.failures")
                        .tag("kind", "ConcurrencyException")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private List<Long> positions(@Nullable TrackingToken after) {
        return engine.readEvents(after, false)
                .map(event -> Positions.of(event.trackingToken()))
                .toList();
    }
}
