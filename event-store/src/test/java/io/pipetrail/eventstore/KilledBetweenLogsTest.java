package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.axonserver.RealAxonServer;
import io.pipetrail.eventstore.testing.Chronicle;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.eventstore.testing.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A process that is killed when the log of record has its events and PostgreSQL has not: the next one brings them there. */
@Timeout(120)
class KilledBetweenLogsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());

    /** Seen red without the healing, and with a log of record that appends whatever position it is told. */
    @Test
    void whatItLeftThereIsHereBeforeAnythingElse(@TempDir Path folder) throws IOException {
        Rooms.create(sql);
        var file = folder.resolve("chronicle");
        var record = new Chronicle(file);
        var process = start(Appending.class, file.toString());
        try {
            await().until(() -> !process.isAlive() || record.head() == 2);
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        assertThat(sql.queryForList("select stream from eventstore.events", String.class))
                .isEmpty();

        append(database, record, "after");

        assertThat(streams(sql)).containsExactly("before", "before", "after");
        assertThat(sql.queryForList("select room from things", String.class)).containsExactly("before");
        assertThat(record.head()).isEqualTo(3);
    }

    /** The answer of a real Axon Server never gets to the process, which is killed before it can know. */
    @Test
    void whatItLeftInAxonServerIsHereBeforeAnythingElse() throws IOException {
        RealAxonServer.assumed();
        Rooms.create(sql);
        var name = UUID.randomUUID().toString();
        try (var wire = new Wire(RealAxonServer.port());
                var server = RealAxonServer.connected()) {
            wire.loseAnswerTo("LogPart");
            var process = start(AppendingFarAway.class, name, Integer.toString(wire.port()));
            try {
                await().until(() -> !process.isAlive() || wire.lost() > 0);
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroyForcibly().onExit().join();
            }
            assertThat(streams(sql)).isEmpty();
            assertThat(server.log(name).head()).isEqualTo(2);

            append(database, server.log(name), name + "-after");

            assertThat(streams(sql)).containsExactly(name, name, name + "-after");
            assertThat(sql.queryForList("select room from things", String.class))
                    .containsExactly(name);
            allOfItComesBackFrom(server.log(name));
        }
    }

    private void allOfItComesBackFrom(LogOfRecord record) {
        var empty = TestDatabase.fresh();
        var there = new JdbcTemplate(empty.dataSource());
        Rooms.create(there);
        try (var node = new Node(empty, record)) {
            node.companionSources.add(new Rooms());
            node.healing.heal();
        }
        for (var table : List.of("eventstore.event_log", "rooms", "things")) {
            var content = "select * from " + table + " order by 1";
            assertThat(there.queryForList(content)).isEqualTo(sql.queryForList(content));
        }
    }

    private static void append(TestDatabase database, LogOfRecord record, String room) {
        try (var node = new Node(database, record)) {
            node.companionSources.add(new Rooms());
            node.engine.append(List.of(Node.opened(room)), List.of(), new ReadSet());
        }
    }

    private static List<String> streams(JdbcTemplate sql) {
        return sql.queryForList("select stream from eventstore.events order by position", String.class);
    }

    private Process start(Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                database.name(),
                database.jdbcUrl()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static void appendOnce(String[] arguments, LogOfRecord record, String room) {
        var node = new Node(new TestDatabase(arguments[0], arguments[1], "postgres", ""), record);
        node.companionSources.add(new Rooms());
        node.engine.append(List.of(Node.opened(room), Node.filled(room, 1)), List.of(), new ReadSet());
    }

    /** The process: appends once, and hears nothing of it. */
    static final class Appending {

        private Appending() {}

        public static void main(String[] arguments) {
            var record = new Chronicle(Path.of(arguments[2])).after(new Semaphore(0)::acquireUninterruptibly);
            appendOnce(arguments, record, "before");
        }
    }

    /** The same with Axon Server at the other end of a line, and nothing to do afterwards. */
    static final class AppendingFarAway {

        private AppendingFarAway() {}

        public static void main(String[] arguments) {
            var server = RealAxonServer.behind(Integer.parseInt(arguments[3]));
            try {
                appendOnce(arguments, server.log(arguments[2]), arguments[2]);
            } catch (RuntimeException unknown) {
                new Semaphore(0).acquireUninterruptibly();
            }
        }
    }
}
