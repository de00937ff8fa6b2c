package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.math.BigDecimal;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Old events are read as new ones; what cannot be read does not keep the rest from being read. */
class UpcastingTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());

    /** In revision 1 the content was called "thing". */
    private static final class ContentRenamed extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("BoxFilled", "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("BoxFilled", "2"), JsonNode.class, json -> {
                var fields = (ObjectNode) json;
                fields.set("what", fields.remove("thing"));
                return fields;
            });
        }
    }

    /** Looks into the payload before it decides, so that it fails on what is no JSON. */
    private static final class Curious extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getData(JsonNode.class).getData().has("never");
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event;
        }
    }

    @Test
    void anOldEventIsReadAsItsNewRevision() {
        try (var old = new Node(database)) {
            old.engine.appendEvents(opened("a"), filled("a", 1));
            sql.update("update eventstore.events set payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                    + " '\"what\"', '\"thing\"'), 'UTF8') where sequence = 1");
        }
        try (var node = new Node(database, Node.TYPES.withRevision(BoxFilled.class, 2), new ContentRenamed())) {
            var asNow = new BoxFilled("a", "books", new BigDecimal("1.50"), null, null);

            assertThat(node.engine.readEvents("a", 1).next().getPayload()).isEqualTo(asNow);
            assertThat(node.log.after(1, 10)).singleElement().satisfies(stored -> {
                assertThat(stored.payload()).isEqualTo(asNow);
                assertThat(stored.revision()).isEqualTo(2);
            });

            node.engine.appendEvents(filled("a", 2));
            assertThat(node.log.stream("a", 2)).extracting(StoredEvent::payload).containsExactly(asNow);
        }
    }

    @Test
    void anEventOfUnknownTypeIsDeliveredAndThrowsWhenLookedInto() {
        try (var node = new Node(database)) {
            node.engine.appendEvents(opened("a"), filled("a", 1), filled("a", 2));
            sql.update("update eventstore.events set type = 'BoxBurnt' where sequence = 1");

            var messages = node.engine.readEvents(null, false).toList();

            assertThat(messages).hasSize(3);
            assertThatThrownBy(messages.get(1)::getPayload).hasRootCauseInstanceOf(UnknownEventType.class);
            assertThat(messages.get(2).getPayload()).isInstanceOf(BoxFilled.class);
        }
    }

    @Test
    void anAggregateIsNotMadeOfAHistoryWithAnUnknownEvent() {
        try (var node = new Node(database)) {
            node.engine.appendEvents(opened("a"), filled("a", 1));
            sql.update("update eventstore.events set type = 'BoxBurnt' where sequence = 1");

            assertThatThrownBy(() -> node.engine.readEvents("a").asStream().toList())
                    .isInstanceOf(UnknownEventType.class)
                    .hasMessageContaining("BoxBurnt");
        }
    }

    @Test
    void aPayloadThatIsNoJsonIsDeliveredAndThrowsWhenLookedInto() {
        try (var node = new Node(database, Node.TYPES, new Curious())) {
            node.engine.appendEvents(opened("a"), filled("a", 1), filled("a", 2));
            sql.update("update eventstore.events set payload = '{broken'::bytea where sequence = 1");

            var messages = node.engine.readEvents(null, false).toList();

            assertThat(messages).extracting(TrackedEventMessage::trackingToken).hasSize(3);
            assertThat(messages.get(0).getPayload()).isInstanceOf(BoxOpened.class);
            assertThatThrownBy(messages.get(1)::getPayload).isInstanceOf(SerializationException.class);
            assertThat(messages.get(2).getPayload()).isInstanceOf(BoxFilled.class);
        }
    }
}
