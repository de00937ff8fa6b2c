package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.event;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.axonserver.RealAxonServer;
import io.pipetrail.eventstore.testing.Chronicle;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final Node node = new Node(database);
    private final String prefix = UUID.randomUUID().toString();

    @BeforeEach
    void fill() {
        Rooms.create(sql);
        node.companionSources.add(new Rooms());
        for (var room = 0; room < ROOMS; room++) {
            var name = prefix + room;
            var filled = new BoxFilled(name, name, BigDecimal.ONE, null, null);
            node.engine.append(List.of(opened(name), event(name, 1, filled)), List.of(), new ReadSet());
        }
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
        assertThatThrownBy(() -> node.copy.to(record, (position, total) -> {})).hasMessage("killed");
        var begun = record.healthy().head();
        assertThat(begun).isPositive().isLessThan(2 * ROOMS);
        var told = new ArrayList<Long>();

        var copied = node.copy.to(record, (position, total) -> told.add(position));

        assertThat(copied.events()).isEqualTo(2 * ROOMS);
        assertThat(told).isNotEmpty().allMatch(position -> position > begun);
        assertThat(node.copy.to(record, (position, total) -> {})).isEqualTo(copied);
    }

    /** Seen red without the comparison before the copy: it was noticed only after it. */
    @Test
    void whatIsNoBeginningOfItIsNotGoneOnWith(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));
        try (var stranger = new Node(TestDatabase.fresh(), record)) {
            stranger.engine.append(List.of(opened("s"), opened("t")), List.of(), new ReadSet());
        }

        assertThatThrownBy(() -> node.copy.to(record, (position, total) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("are others");
        assertThatThrownBy(() -> node.copy.from(record, (position, total) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The target has");
        assertThat(record.head()).isEqualTo(2);
    }

    private void thereAndBack(LogOfRecord record) {
        var there = node.copy.to(record, (position, total) -> {});
        var empty = TestDatabase.fresh();
        var copy = new JdbcTemplate(empty.dataSource());
        Rooms.create(copy);
        try (var other = new Node(empty)) {
            other.companionSources.add(new Rooms());

            assertThat(other.copy.from(record, (position, total) -> {})).isEqualTo(there);
        }
        assertThat(there.events()).isEqualTo(2 * ROOMS);
        for (var table : List.of("eventstore.event_log", "rooms", "things")) {
            var content = "select * from " + table + " order by 1";
            assertThat(copy.queryForList(content)).isEqualTo(sql.queryForList(content));
        }
    }
}
