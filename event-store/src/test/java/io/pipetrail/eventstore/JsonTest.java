package io.pipetrail.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");

    private final EventSerializer events = new EventSerializer(Node.TYPES);

    @Test
    void timesAreTextDecimalsArePlainAndNothingIsWrittenForNull() {
        assertThat(json(new BoxFilled("a", "gold", new BigDecimal("1E+6"), ID, Instant.parse("2026-01-02T03:04:05Z"))))
                .isEqualTo("{\"box\":\"a\",\"what\":\"gold\",\"weight\":1000000,\"by\":\"" + ID
                        + "\",\"at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(json(new BoxOpened("a", null))).isEqualTo("{\"box\":\"a\"}");
        assertThat(json(new BoxOpened("a", LocalDate.of(2026, 1, 2))))
                .isEqualTo("{\"box\":\"a\",\"on\":\"2026-01-02\"}");
    }

    @Test
    void aFieldFromTheFutureIsPassedOver() {
        assertThat(read("BoxOpened", "{\"box\":\"a\",\"colour\":\"red\"}")).isEqualTo(new BoxOpened("a", null));
    }

    @Test
    void aDecimalKeepsItsScale() {
        assertThat(read("BoxFilled", "{\"box\":\"a\",\"what\":\"gold\",\"weight\":10.50}"))
                .isEqualTo(new BoxFilled("a", "gold", new BigDecimal("10.50"), null, null));
    }

    @Test
    void aNameThatIsNotOnTheListIsNoClassWhateverItSays() {
        assertThatThrownBy(() -> read("java.util.HashMap", "{}"))
                .isInstanceOf(UnknownEventType.class)
                .hasMessageContaining("java.util.HashMap");
    }

    @Test
    void brokenJsonIsASerializationException() {
        assertThatThrownBy(() -> read("BoxOpened", "{\"box\":")).isInstanceOf(SerializationException.class);
    }

    @Test
    void metaDataIsAFlatMapOfTexts() {
        var written = events.serialize(MetaData.from(Map.of("n", 7)).and("none", null), byte[].class);

        assertThat(new String(written.getData(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":\"7\"}");
        assertThat(events.<byte[], MetaData>deserialize(written)).isEqualTo(MetaData.with("n", "7"));
    }

    @Test
    void tokensAreReadBackWithoutClassNamesBeingFollowed() {
        var token = new GlobalSequenceTrackingToken(7);
        var replaying = ReplayToken.createReplayToken(token, new GlobalSequenceTrackingToken(3));

        assertThat(thereAndBack(token)).isEqualTo(token);
        assertThat(thereAndBack(replaying)).isEqualTo(replaying);
        assertThat(thereAndBack(ReplayToken.createReplayToken(token))).isEqualTo(ReplayToken.createReplayToken(token));
    }

    private String json(BoxEvent event) {
        return events.serialize(event, String.class).getData();
    }

    private Object read(String type, String json) {
        return events.deserialize(
                new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, type, "1"));
    }

    private static TrackingToken thereAndBack(TrackingToken token) {
        var general = Node.general();
        return general.deserialize(general.serialize(token, byte[].class));
    }
}
