package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        var process = start(file);
        try {
            await().until(() -> !process.isAlive() || record.head() == 2);
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        assertThat(sql.queryForList("select stream from eventstore.events", String.class))
                .isEmpty();

        try (var node = new Node(database, record)) {
            node.companionSources.add(new Rooms());
            node.engine.append(List.of(Node.opened("after")), List.of(), new ReadSet());
        }

        assertThat(sql.queryForList("select stream from eventstore.events order by position", String.class))
                .containsExactly("before", "before", "after");
        assertThat(sql.queryForList("select room from things", String.class)).containsExactly("before");
        assertThat(record.head()).isEqualTo(3);
    }

    private Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        database.name(),
                        database.jdbcUrl(),
                        file.toString())
                .inheritIO()
                .start();
    }

    /** The process: appends once, and hears nothing of it. */
    static final class Appending {

        private Appending() {}

        public static void main(String[] arguments) {
            var record = new Chronicle(Path.of(arguments[2])).after(new Semaphore(0)::acquireUninterruptibly);
            var node = new Node(new TestDatabase(arguments[0], arguments[1], "postgres", ""), record);
            node.companionSources.add(new Rooms());
            node.engine.append(List.of(Node.opened("before"), Node.filled("before", 1)), List.of(), new ReadSet());
        }
    }
}
