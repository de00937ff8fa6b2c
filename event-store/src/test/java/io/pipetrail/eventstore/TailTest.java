package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.event;
import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.history;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.eventstore.BoxEvent.BoxClosed;
import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventMultiUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What followers of the log get from memory is what they would get from the database, and there is only so much of it. */
@Timeout(300)
class TailTest {

    private static final Map<String, Object> OF_ALL_KINDS = Map.of(
            "actorName",
            "Ada",
            "count",
            17,
            "id",
            UUID.randomUUID(),
            "at",
            Instant.EPOCH,
            "share",
            new BigDecimal("1.50"));

    private final TestDatabase database = TestDatabase.fresh();

    /** Opens boxes twice, never closes them, and fills them in capital letters. */
    private static final class Fanciful extends EventMultiUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getRevision().equals("1");
        }

        @Override
        protected Stream<IntermediateEventRepresentation> doUpcast(IntermediateEventRepresentation event) {
            var name = event.getType().getName();
            var next = new SimpleSerializedType(name, "2");
            return switch (name) {
                case "BoxOpened" -> Stream.of(event, event);
                case "BoxFilled" ->
                    Stream.of(event.upcastPayload(
                            next,
                            JsonNode.class,
                            json -> ((ObjectNode) json)
                                    .put("what", json.get("what").stringValue().toUpperCase(Locale.ROOT))));
                default -> Stream.empty();
            };
        }
    }

    /** Seen red with the metadata handed on as it was made, and with the time of an event not cut to milliseconds. */
    @Test
    void fromMemoryComesWhatComesFromTheDatabase() {
        try (var here = new Node(database);
                var there = new Node(database);
                var followed = here.store.openStream(null)) {
            here.engine.appendEvents(ofAllKinds("a"));
            there.engine.appendEvents(ofAllKinds("b"));
            here.engine.appendEvents(ofAllKinds("c"));

            assertThat(fromMemory(here, 15)).isEqualTo(fromDatabase(here)).hasSize(15);
            assertThat(followed.peek()).isPresent();
        }
    }

    /** Seen red with events handed on as they were made although there are upcasters. */
    @Test
    void eventsMadeHereGoThroughTheUpcastersToo() {
        try (var here = node(new Fanciful(), Node.TAIL);
                var there = node(new Fanciful(), Node.TAIL);
                var followed = here.store.openStream(null)) {
            here.engine.appendEvents(opened("a"), filled("a", 1), event("a", 2, new BoxClosed("a")), filled("a", 3));
            there.engine.appendEvents(opened("b"), event("b", 1, new BoxClosed("b")));
            here.engine.appendEvents(event("a", 4, new BoxClosed("a")));

            var seen = fromMemory(here, 7);
            assertThat(seen).isEqualTo(fromDatabase(here));
            assertThat(seen)
                    .extracting(Looks::payload)
                    .containsExactly(
                            new BoxOpened("a", null),
                            new BoxOpened("a", null),
                            new BoxFilled("a", "BOOKS", new BigDecimal("1.50"), null, null),
                            new BoxFilled("a", "BOOKS", new BigDecimal("1.50"), null, null),
                            new BoxOpened("b", null),
                            new BoxOpened("b", null));
            assertThat(followed.peek()).isPresent();
        }
    }

    /** Seen red with followers sent to the database for what others committed. */
    @Test
    void whatOthersCommittedIsReadOnceForAllWhoFollow() throws InterruptedException {
        try (var here = new Node(database);
                var there = new Node(database);
                var first = here.store.openStream(null);
                var second = here.store.openStream(null)) {
            there.engine.appendEvents(history("a", 99));
            here.engine.appendEvents(history("b", 99));
            await().atMost(Duration.ofSeconds(60)).until(here.tail::end, end -> end == 200);

            for (var stream : List.of(first, second)) {
                for (var position = 1L; position <= 200; position++) {
                    assertThat(stream.hasNextAvailable(60, TimeUnit.SECONDS)).isTrue();
                    assertThat(Positions.of(stream.nextAvailable().trackingToken()))
                            .isEqualTo(position);
                }
            }

            assertThat(given(here, "memory")).isEqualTo(400);
            assertThat(given(here, "database")).isZero();
        }
    }

    /** Seen red with events read anew although they were made here. */
    @Test
    void oneObjectIsGivenToAllWhoFollow() throws InterruptedException {
        try (var here = new Node(database);
                var first = here.store.openStream(null);
                var second = here.store.openStream(null)) {
            var asMade = 0;
            for (var box = 1L; box <= 10; box++) {
                var upTo = box;
                Object made = new BoxOpened("box-" + box, null);
                here.engine.appendEvents(event("box-" + box, 0, made));

                await().atMost(Duration.ofSeconds(60)).until(here.tail::end, end -> end == upTo);
                Object given = first.nextAvailable().getPayload();
                assertThat(second.nextAvailable().getPayload()).isSameAs(given);
                if (given == made) asMade++;
            }
            // Not each: whoever looks right after a commit finds it in the database before it is handed on here.
            assertThat(asMade).isPositive();
        }
    }

    /** Seen red with a tail that forgets events and not from where on it has them. */
    @Test
    void whoIsTooSlowForTheTailReadsFromTheDatabase() throws InterruptedException {
        try (var node = node(NoOpEventUpcaster.INSTANCE, new EventStoreProperties.Tail(10, DataSize.ofMegabytes(1)));
                var slow = node.store.openStream(null)) {
            for (var box = 0; box < 30; box++) {
                node.engine.appendEvents(history("box-" + box, 3));
            }
            await().atMost(Duration.ofSeconds(60)).until(node.tail::end, end -> end == 120);

            assertThat(node.tail.events()).isLessThanOrEqualTo(10);
            for (var position = 1L; position <= 120; position++) {
                assertThat(Positions.of(slow.nextAvailable().trackingToken())).isEqualTo(position);
            }
            assertThat(given(node, "database")).isGreaterThanOrEqualTo(110);
        }
    }

    /** Seen red without a limit of bytes. */
    @Test
    void theTailHasNoMoreBytesThanItMay() {
        try (var node = node(NoOpEventUpcaster.INSTANCE, new EventStoreProperties.Tail(8192, DataSize.ofBytes(1_000)));
                var followed = node.store.openStream(null)) {
            node.engine.appendEvents(history("a", 99));
            await().atMost(Duration.ofSeconds(60)).until(node.tail::end, end -> end == 100);
            assertThat(node.tail.bytes()).isLessThanOrEqualTo(1_000);

            var big = new BoxFilled("b", "x".repeat(2_000), BigDecimal.ONE, null, null);
            node.engine.appendEvents(event("b", 0, big));

            await().atMost(Duration.ofSeconds(60)).until(node.tail::end, end -> end == 101);
            assertThat(node.tail.events()).isZero();
            assertThat(followed.peek()).isPresent();
        }
    }

    @Test
    void nothingIsKeptWhereNobodyFollows() {
        try (var node = new Node(database)) {
            node.engine.appendEvents(history("a", 9));
            await().atMost(Duration.ofSeconds(60)).until(node.tail::end, end -> end == 10);
            assertThat(node.tail.events()).isZero();

            var stream = node.store.openStream(null);
            node.engine.appendEvents(history("b", 9));
            await().atMost(Duration.ofSeconds(60)).until(node.tail::events, events -> events == 10);

            stream.close();
            stream.close();
            node.engine.appendEvents(history("c", 9));
            await().atMost(Duration.ofSeconds(60)).until(node.tail::end, end -> end == 30);
            assertThat(node.tail.events()).isZero();
        }
    }

    private record Looks(
            boolean ofAggregate,
            List<?> origin,
            String id,
            Class<?> payloadType,
            Object payload,
            Map<String, ?> metaData,
            Instant timestamp,
            Object token) {

        static Looks of(TrackedEventMessage<?> event) {
            return new Looks(
                    event instanceof DomainEventMessage,
                    event instanceof DomainEventMessage<?> domain
                            ? List.of(domain.getType(), domain.getAggregateIdentifier(), domain.getSequenceNumber())
                            : List.of(),
                    event.getIdentifier(),
                    event.getPayloadType(),
                    event.getPayload(),
                    event.getMetaData(),
                    event.getTimestamp(),
                    event.trackingToken());
        }
    }

    private static List<Looks> fromMemory(Node node, long upTo) {
        await().atMost(Duration.ofSeconds(60)).until(node.tail::end, end -> end == upTo);
        return node.tail.after(0).orElseThrow().messages().stream()
                .map(Looks::of)
                .toList();
    }

    private static List<Looks> fromDatabase(Node node) {
        return node.engine.readEvents(null, false).map(Looks::of).toList();
    }

    private static List<EventMessage<?>> ofAllKinds(String box) {
        var events = new ArrayList<EventMessage<?>>();
        events.add(opened(box).withMetaData(OF_ALL_KINDS));
        events.add(event(box, 1, new BoxOpened(box, LocalDate.of(2026, 2, 3))));
        var filled = new BoxFilled(box, "Bücher \u0000", new BigDecimal("100.00"), UUID.randomUUID(), Instant.now());
        var nanos = Instant.parse("2026-02-03T04:05:06.123456789Z");
        var loud = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        var message = new GenericMessage<>(loud, filled, Map.of("k", "v"));
        events.add(new GenericDomainEventMessage<>("Box", box, 2, message, nanos));
        events.add(new GenericEventMessage<>(new BoxClosed(box), Map.of("requestId", "r-1")));
        var nothing = new HashMap<String, Object>();
        nothing.put("nothing", null);
        events.add(filled(box, 3).withMetaData(nothing));
        return events;
    }

    private static double given(Node node, String from) {
        return node.meters
                .get("pipetrail.eventstore.tail")
                .tag("from", from)
                .counter()
                .count();
    }

    private Node node(EventUpcaster upcaster, EventStoreProperties.Tail tail) {

        return new Node(database, Node.TYPES, upcaster, Node.properties(Duration.ofSeconds(1), tail));
    }
}
