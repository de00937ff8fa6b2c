package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clocks of two nodes are a minute and a half apart, and nothing comes of it. */
@Timeout(300)
class ClocksTest {

    private static final Logger log = LoggerFactory.getLogger(ClocksTest.class);
    private static final Duration OFF = Duration.ofSeconds(90);
    private static final int EVENTS = 300;

    private final TestDatabase database = TestDatabase.fresh();
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    /** Seen red with followers who go on from the time of the last event and not from its position. */
    @Test
    void followersOfBothNodesSeeEverythingInTheOrderOfCommits() throws InterruptedException {
        try (var right = new Node(database);
                var slow = new Node(database);
                var here = right.store.openStream(null);
                var there = slow.store.openStream(null)) {
            for (var nr = 0; nr < EVENTS; nr++) {
                append(right, slow, nr);
                for (var stream : List.of(here, there)) {
                    assertThat(stream.hasNextAvailable((int) PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                    var event = stream.nextAvailable();
                    assertThat(((DomainEventMessage<?>) event).getAggregateIdentifier())
                            .isEqualTo("box-" + nr);
                    assertThat(Positions.of(event.trackingToken())).isEqualTo(nr + 1);
                }
            }
            log.warn("{} events of two nodes {} s apart, skipped 0", EVENTS, OFF.toSeconds());
        }
    }

    /** Seen red with no allowance for the skew of clocks. */
    @Test
    void aTokenForATimeIsBeforeAllThatWasRecordedSince() {
        try (var right = new Node(database);
                var slow = new Node(database)) {
            for (var nr = 0; nr < EVENTS; nr++) {
                append(right, slow, nr);
            }
            var events = right.log.after(0, EVENTS);
            for (var second = -100; second < EVENTS; second += 37) {
                var time = start.plusSeconds(second);
                var after = Positions.of(right.engine.createTokenAt(time));
                assertThat(events)
                        .filteredOn(event -> !event.recordedAt().isBefore(time))
                        .allSatisfy(event -> assertThat(event.position()).isGreaterThan(after));
            }
        }
    }

    /** Seen red with no allowance for the skew of clocks. */
    @Test
    void thePositionAtATimeIsTheLastThatWasRecordedUntilThen() {
        try (var right = new Node(database);
                var slow = new Node(database)) {
            assertThat(right.log.positionAt(start)).isZero();
            for (var nr = 0; nr < EVENTS; nr++) {
                append(right, slow, nr);
            }
            var events = right.log.after(0, EVENTS);
            for (var second = -100; second < EVENTS + 200; second += 13) {
                var time = start.plusSeconds(second);
                var last = events.stream()
                        .filter(event -> !event.recordedAt().isAfter(time))
                        .mapToLong(StoredEvent::position)
                        .max()
                        .orElse(0);
                assertThat(right.log.positionAt(time)).isEqualTo(last);
            }
        }
    }

    /** An event a second, of one node and the other in turn. */
    private void append(Node right, Node slow, int nr) {
        var now = start.plusSeconds(nr);
        if (nr % 2 == 0) {
            right.engine.appendEvents(at(nr, now));
        } else {
            slow.engine.appendEvents(at(nr, now.minus(OFF)));
        }
    }

    private static DomainEventMessage<?> at(int nr, Instant now) {
        var box = "box-" + nr;
        return new GenericDomainEventMessage<>(
                "Box",
                box,
                0,
                new BoxOpened(box, null),
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                now);
    }
}
