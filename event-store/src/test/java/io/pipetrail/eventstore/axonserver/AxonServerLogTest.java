package io.pipetrail.eventstore.axonserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.NotInStepException;
import io.pipetrail.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log in a real Axon Server: skipped where {@code AXONSERVER_HOST} names none. */
@Timeout(300)
class AxonServerLogTest {

    private final String name = "test-" + UUID.randomUUID();
    private RealAxonServer server;
    private AxonServerLog log;

    @BeforeAll
    static void whereThereIsOne() {
        RealAxonServer.assumed();
    }

    @BeforeEach
    void connect() {
        server = RealAxonServer.connected();
        log = server.log(name);
    }

    @AfterEach
    void disconnect() {
        server.close();
    }

    @Test
    void whatIsAppendedIsReadAsItWas() {
        var stream = UUID.randomUUID().toString();
        var plain = UUID.randomUUID();
        var events = List.of(
                event(stream, 0, false),
                event(stream, 1, true, "a note", "Grüße, 你好"),
                RecordedEvent.of(
                        plain,
                        "",
                        plain.toString(),
                        0,
                        Instant.ofEpochMilli(1),
                        "Said",
                        "2",
                        "{}".getBytes(UTF_8),
                        "{\"b\":\"1\",\"a\":\"é\"}".getBytes(UTF_8),
                        true,
                        List.of()));
        assertThat(log.head()).isZero();
        assertThat(log.read(0, 10)).isEmpty();

        log.append(0, events);

        assertThat(log.head()).isEqualTo(3);
        assertThat(told(log.read(0, 10))).isEqualTo(told(events));
        assertThat(told(log.read(1, 1))).isEqualTo(told(events.subList(1, 2)));
    }

    @Test
    void anyPartIsFoundAmongOtherLogsAndOtherEvents() {
        var other = server.log("other-" + name);
        var all = new ArrayList<RecordedEvent>();
        var random = new Random(7);
        while (all.size() < 3_000) {
            var part = stream(1 + random.nextInt(20));
            log.append(all.size(), part);
            all.addAll(part);
            other.append(other.head(), stream(1 + random.nextInt(3)));
        }
        var fresh = server.log(name);
        assertThat(fresh.head()).isEqualTo(all.size());
        for (var look = 0; look < 20; look++) {
            var after = random.nextInt(all.size());
            var limit = 1 + random.nextInt(500);
            assertThat(told(fresh.read(after, limit)))
                    .isEqualTo(told(all.subList(after, Math.min(all.size(), after + limit))));
        }
        assertThat(told(server.log(name).read(2_500, 10))).isEqualTo(told(all.subList(2_500, 2_510)));
    }

    @Test
    void whoIsOvertakenIsTurnedAwayThoughHisStreamsAreNot() {
        var late = server.log(name);
        log.append(0, stream(2));
        late.append(2, stream(1));

        assertThatThrownBy(() -> log.append(2, stream(1))).isInstanceOf(NotInStepException.class);

        log.append(3, stream(1));
        assertThat(late.head()).isEqualTo(4);
    }

    @Test
    void aSequenceNumberThatIsTakenIsAConflict() {
        var stream = UUID.randomUUID().toString();
        log.append(0, List.of(event(stream, 0, true)));

        assertThatThrownBy(() -> log.append(1, List.of(event(stream, 0, true))))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(log.head()).isEqualTo(1);
        log.append(1, List.of(event(stream, 1, true)));
    }

    private static List<RecordedEvent> stream(int events) {
        var stream = UUID.randomUUID().toString();
        var all = new ArrayList<RecordedEvent>();
        for (var sequence = 0; sequence < events; sequence++) {
            all.add(event(stream, sequence, sequence == events - 1));
        }
        return all;
    }

    private static RecordedEvent event(String stream, long sequence, boolean endsAppend, String... notes) {
        return RecordedEvent.of(
                UUID.randomUUID(),
                "Box",
                stream,
                sequence,
                Instant.ofEpochMilli(1_700_000_000_123L),
                "BoxOpened",
                "1",
                ("{\"box\":\"" + stream + " ü\"}").getBytes(UTF_8),
                "{\"actor\":\"x\"}".getBytes(UTF_8),
                endsAppend,
                List.of(notes));
    }

    private static List<List<Object>> told(List<RecordedEvent> events) {
        return events.stream()
                .map(event -> List.<Object>of(
                        event.eventId(),
                        event.aggregateType(),
                        event.stream(),
                        event.sequence(),
                        event.recordedAt(),
                        event.payload().getType().getName(),
                        event.payload().getType().getRevision(),
                        new String(event.payload().getData(), UTF_8),
                        new String(event.metaData().getData(), UTF_8),
                        event.endsAppend(),
                        event.notes()))
                .toList();
    }
}
