package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.event;
import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.history;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.BoxEvent.BoxClosed;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the tests of Axon 4.13's own engines and of its store ask of theirs, as far as no other test here asks it. Not asked:
 * snapshot filters and exception resolvers, which there are none of, and identifiers of events that are unique, which costs an
 * index.
 */
@Timeout(300)
class AsAxonsEnginesTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Node node = new Node(database);
    private final PostgresEventStorageEngine engine = node.engine;

    @AfterEach
    void stop() {
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
        node.close();
    }

    @Test
    void streamsAreReadApart() {
        engine.appendEvents(history("a", 3));
        engine.appendEvents(opened("b"));

        assertThat(engine.readEvents("a").asStream()).hasSize(4);
        assertThat(engine.readEvents("b").asStream()).hasSize(1);
        assertThat(engine.readEvents(UUID.randomUUID().toString()).asStream()).isEmpty();
    }

    @Test
    void aStreamLongerThanAPageIsReadToItsEnd() {
        engine.appendEvents(history("a", Page.SIZE + 9));
        engine.appendEvents(GenericEventMessage.asEventMessage(new BoxClosed("none")));

        assertThat(engine.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .hasSize(Page.SIZE + 10)
                .endsWith(Page.SIZE + 9L);
        assertThat(after(null)).hasSize(Page.SIZE + 11);
    }

    @Test
    void metaDataOfAnEventThatWasReadIsChangedAsThatOfANewOne() {
        engine.appendEvents(opened("a").withMetaData(Map.of("key", "value")));

        var read = engine.readEvents("a").next();

        assertThat(read.withMetaData(Map.of("key2", "value")).getMetaData()).isEqualTo(MetaData.with("key2", "value"));
        assertThat(read.andMetaData(Map.of("key2", "value")).getMetaData()).containsOnlyKeys("key", "key2");
        assertThat(read.andMetaData(Map.of("key2", "value")).getPayload()).isEqualTo(read.getPayload());
        assertThat(read.getMetaData()).isEqualTo(MetaData.with("key", "value"));
    }

    @Test
    void theLogGoesOnBehindTheTokenOfAnyEvent() {
        var events = history("a", 4);
        engine.appendEvents(events);

        var tokens = engine.readEvents((TrackingToken) null, false)
                .map(event -> event.trackingToken())
                .toList();

        for (var place = 0; place < tokens.size(); place++) {
            assertThat(after(tokens.get(place))).isEqualTo(ids(events.subList(place + 1, events.size())));
            assertThat(tokens.subList(0, place)).allMatch(tokens.get(place)::covers);
        }
    }

    @Test
    void ofTwoWithTheSamePlaceInOneAppendNoneIsWritten() {
        assertThatThrownBy(() -> engine.appendEvents(opened("a"), opened("a")))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(filled("a", 1), filled("a", 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(node.log.head()).isZero();
    }

    @Test
    void tokensForTheEndsAndForTimesLeadToWhatComesAfterThem() {
        var events = recorded("10:15:00", "10:15:40", "10:15:35");

        assertThat(after(engine.createTailToken())).isEqualTo(ids(events));
        assertThat(after(engine.createHeadToken())).isEmpty();
        assertThat(after(engine.createTokenAt(at("10:15:30")))).isEqualTo(ids(events.subList(1, 3)));
        assertThat(after(engine.createTokenAt(at("10:15:00")))).isEqualTo(ids(events));
        assertThat(after(engine.createTokenAt(at("09:00:00")))).isEqualTo(ids(events));
        assertThat(after(engine.createTokenAt(at("11:00:00")))).isEmpty();
    }

    @Test
    void aTokenForATimeMissesNothingThoughTimesAreOutOfOrder() {
        var events = recorded("10:15:30", "10:15:40", "10:15:50", "10:15:45", "10:15:42");

        assertThat(after(engine.createTokenAt(at("10:15:45")))).isEqualTo(ids(events.subList(2, 5)));
    }

    @Test
    void anEventMayBeReadAsTwo() throws InterruptedException {
        try (var twice = new Node(database, Node.TYPES, rows -> rows.flatMap(event -> Stream.of(event, event)))) {
            twice.engine.appendEvents(history("a", 3));

            assertThat(twice.engine.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                    .containsExactly(0L, 0L, 1L, 1L, 2L, 2L, 3L, 3L);
            assertThat(twice.engine.readEvents((TrackingToken) null, false)).hasSize(8);
            assertThat(next(twice, 8)).hasSize(8);
        }
    }

    @Test
    void eventsMayBeReadAsNone() throws InterruptedException {
        try (var few = new Node(
                database,
                Node.TYPES,
                rows -> rows.filter(event -> event.getType().getName().equals("BoxOpened")))) {
            few.engine.appendEvents(history("a", Page.SIZE + 500));
            few.engine.appendEvents(opened("b"));

            assertThat(few.engine.readEvents("a").asStream()).hasSize(1);
            assertThat(few.engine.readEvents("a").getLastSequenceNumber()).isEqualTo(Page.SIZE + 500L);
            assertThat(few.engine.readEvents((TrackingToken) null, false)).hasSize(2);
            assertThat(next(few, 2)).last().isEqualTo(opened("b").getPayload());
        }
    }

    @Test
    void aSnapshotIsStoredTwiceWithoutHarm() {
        engine.appendEvents(history("a", 3));
        var snapshot = event("a", 2, new BoxOpened("as of 2", null));
        engine.storeSnapshot(snapshot);
        engine.storeSnapshot(snapshot);

        assertThat(node.store.readEvents("a").asStream().<Object>map(DomainEventMessage::getPayload))
                .hasSize(2)
                .startsWith(snapshot.getPayload());
    }

    @Test
    void aStreamIsReadFromItsStartWhenItsSnapshotCannotBeRead() {
        engine.appendEvents(history("a", 3));
        engine.storeSnapshot(event("a", 2, new BoxOpened("as of 2", null)));
        new JdbcTemplate(database.dataSource()).execute("drop table eventstore.snapshots");

        assertThat(node.store.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aUnitOfWorkSeesWhatItPublishedAndNobodyElseDoesUntilItIsCommitted() {
        node.store.publish(history("a", 1));
        var unitOfWork = start();
        node.store.publish(filled("a", 2), filled("a", 3));
        assertThat(inStore("a", 0)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(inStore("a", 2)).containsExactly(2L, 3L);

        CurrentUnitOfWork.clear(unitOfWork);
        assertThat(inStore("a", 0)).containsExactly(0L, 1L);
        CurrentUnitOfWork.set(unitOfWork);
        unitOfWork.rollback();

        assertThat(inStore("a", 0)).containsExactly(0L, 1L);
    }

    @Test
    void whatIsPublishedIsSeenOnceInEveryPhaseOfNestedUnitsOfWork() {
        node.store.publish(history("a", 1));
        var outer = start();
        node.store.publish(filled("a", 2));
        var inner = start();
        node.store.publish(filled("a", 3));
        for (var unitOfWork : List.of(inner, outer)) {
            unitOfWork.onPrepareCommit(this::seesAllOnce);
            unitOfWork.onCommit(this::seesAllOnce);
            unitOfWork.afterCommit(this::seesAllOnce);
        }

        inner.commit();
        outer.commit();

        assertThat(inStore("a", 0)).containsExactly(0L, 1L, 2L, 3L);
    }

    private void seesAllOnce(UnitOfWork<?> unitOfWork) {
        assertThat(inStore("a", 0)).containsExactly(0L, 1L, 2L, 3L);
    }

    private List<Long> inStore(String box, long from) {
        return node.store
                .readEvents(box, from)
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static UnitOfWork<?> start() {
        return DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("anything"));
    }

    /** Appends events that were recorded at these times of a day. */
    private List<DomainEventMessage<?>> recorded(String... times) {
        var events = Arrays.stream(times)
                .<DomainEventMessage<?>>map(time -> new GenericDomainEventMessage<>(
                        "Box",
                        "box at " + time,
                        0,
                        new BoxOpened(time, null),
                        MetaData.emptyInstance(),
                        UUID.randomUUID().toString(),
                        at(time)))
                .toList();
        engine.appendEvents(events);
        return events;
    }

    private static Instant at(String time) {
        return Instant.parse("2007-12-03T" + time + "Z");
    }

    private List<String> after(@Nullable TrackingToken token) {
        return ids(engine.readEvents(token, false).toList());
    }

    private static List<String> ids(List<? extends EventMessage<?>> events) {
        return events.stream().map(EventMessage::getIdentifier).toList();
    }

    private static List<Object> next(Node node, int events) throws InterruptedException {
        try (var stream = node.store.openStream(null)) {
            var seen = new ArrayList<Object>();
            for (var event = 0; event < events; event++) {
                seen.add(stream.nextAvailable().getPayload());
            }
            assertThat(stream.hasNextAvailable()).isFalse();
            return seen;
        }
    }
}
