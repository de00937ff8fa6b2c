package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipetrail.eventstore.Shelf.Put;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.eventstore.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Wherever in an append the line to the database breaks, before, in and after its statements and its commit, on the way there
 * or back: the sender is told no more than is so. Seen red with a broken commit taken for one that was not made.
 */
@Timeout(300)
class BrokenLineTest {

    private static final Logger log = LoggerFactory.getLogger(BrokenLineTest.class);
    private static final int STEPS = 40;
    private static final long FAR = 1L << 40;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final Wire wire = database.wire();
    private final AtomicInteger boxes = new AtomicInteger();
    private int acknowledged;
    private int unknown;
    private int refused;
    private Connections connections;
    private GroupCommitAppender appender;

    @BeforeEach
    void start() {
        new EventStoreSchema(database.dataSource());
        Shelf.create(sql);
        var properties = Node.properties(Duration.ofMinutes(1));
        connections = new Connections(Credentials.of(database.behind(wire).dataSource(), null), properties);
        appender = new GroupCommitAppender(
                        connections.writer(),
                        Node.QUEUE,
                        Duration.ofSeconds(20),
                        committed -> {},
                        new WriterMeters(new SimpleMeterRegistry()))
                .start();
    }

    @AfterEach
    void stop() {
        appender.close();
        connections.close();
        wire.close();
    }

    @Test
    void anAppendOfEventsAloneIsToldForWhatItIs() {
        breakEverywhere(false);
    }

    @Test
    void anAppendWithCompanionsIsToldForWhatItIs() {
        breakEverywhere(true);
    }

    private void breakEverywhere(boolean companions) {
        breakAtEach(companions, wire::breakAfterSending, wire::untilBreakBySending);
        breakAtEach(companions, wire::breakAfterReceiving, wire::untilBreakByReceiving);

        assertThat(sql.queryForObject("select count(*) = max(position) from eventstore.events", Boolean.class))
                .isTrue();
        log.warn("{} acknowledged, {} unknown, {} refused, told wrong 0", acknowledged, unknown, refused);
        assertThat(unknown).isPositive();
        // A statement that commits by itself may have done so wherever the line broke.
        assertThat(refused > 0).isEqualTo(companions);
    }

    private void breakAtEach(boolean companions, LongConsumer breakAfter, LongSupplier left) {
        heal(companions);
        breakAfter.accept(FAR);
        append("measured", companions);
        var bytes = FAR - left.getAsLong();
        for (var step = 0; step <= STEPS; step++) {
            heal(companions);
            breakAfter.accept(bytes * step / STEPS);
            check("broken", companions);
            breakAfter.accept(Long.MAX_VALUE);
        }
    }

    /** Appends until it works, so that what is broken next is an append on a connection in use, not its opening. */
    private void heal(boolean companions) {
        await().ignoreExceptions().until(() -> append("healed", companions) != null);
    }

    private void check(String name, boolean companions) {
        var before = boxes.get() + 1;
        try {
            append(name, companions);
            assertThat(isThere(name + before)).as("acknowledged").isTrue();
            acknowledged++;
        } catch (UnknownOutcomeException e) {
            unknown++;
        } catch (EventStoreUnavailableException e) {
            refused++;
            assertThat(isThere(name + before))
                    .as("refused, step of " + e.getMessage())
                    .isFalse();
        }
    }

    private String append(String name, boolean companions) {
        var nr = boxes.incrementAndGet();
        var box = name + nr;
        var serializer = new EventSerializer(Node.TYPES);
        var rows = List.of(Row.of(Node.opened(box), serializer), Row.of(Node.filled(box, 1), serializer));
        List<Companion> shelved = companions ? List.of(new Put(nr, box)) : List.of();
        appender.append(new AppendRequest(rows, shelved, Map.of()));
        return box;
    }

    /** Whether it is in the log, once nobody is at work any more that could bring it there. */
    private boolean isThere(String box) {
        await().until(() -> sql.queryForObject(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and application_name = 'pipetrail event writer' and state <> 'idle'",
                        Long.class)
                == 0);
        return sql.queryForObject("select count(*) from eventstore.events where stream = ?", Long.class, box) == 2;
    }
}
