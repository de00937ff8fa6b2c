package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nothing that was acknowledged is lost, and nothing is half there, when processes that append are killed. Seen red with
 * senders answered before the commit, when their batch was taken from the queue.
 */
@Timeout(300)
class KilledProcessTest {

    private static final Logger log = LoggerFactory.getLogger(KilledProcessTest.class);
    private static final int WRITERS = 8;
    private static final int KILLS = 4;

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedToAKilledProcessIsInTheLog() throws IOException {
        var sql = new JdbcTemplate(database.dataSource());
        Shelf.create(sql);
        var acknowledged = new ArrayList<String>();
        for (var kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(killed("kill-" + kill));
        }

        try (var node = new Node(database)) {
            node.engine.appendEvents(Node.opened("afterwards"));
        }
        var stored = sql.queryForList("select stream from eventstore.events where sequence = 1", String.class);
        assertThat(stored).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(sql.queryForList("select box from shelf", String.class)).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(sql.queryForObject("select count(*) = max(position) from eventstore.events", Boolean.class))
                .isTrue();
        log.warn("{} kills of the process, {} acknowledged, lost 0", KILLS, acknowledged.size());
    }

    /** Runs {@link Appending} until it has acknowledged some, kills it, and returns what it had. */
    private List<String> killed(String name) throws IOException {
        var told = folder.resolve(name);
        Files.createFile(told);
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        database.name(),
                        database.jdbcUrl(),
                        told.toString())
                .inheritIO()
                .start();
        try {
            var enough = ThreadLocalRandom.current().nextInt(50, 200);
            await().until(() -> !process.isAlive() || lines(told).count() > enough);
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return lines(told).toList();
    }

    /** Those that were written whole. */
    private static Stream<String> lines(Path file) throws IOException {
        var text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }

    /** The process: appends until it is killed, and writes down what was acknowledged. */
    static final class Appending {

        private Appending() {}

        public static void main(String[] arguments) throws IOException {
            var node = new Node(new TestDatabase(arguments[0], arguments[1], "postgres", ""));
            var told = Path.of(arguments[2]);
            try (var out = Files.newOutputStream(told, StandardOpenOption.APPEND)) {
                var writers = new ArrayList<Thread>();
                for (var writer = 0; writer < WRITERS; writer++) {
                    var boxes = told.getFileName() + "-" + writer + "-";
                    writers.add(Thread.ofPlatform().start(() -> append(node, boxes, out)));
                }
                for (var writer : writers) {
                    join(writer);
                }
            }
        }

        private static void append(Node node, String boxes, OutputStream told) {
            for (var append = 0; ; append++) {
                var box = boxes + append;
                var place = new Shelf.Put(box.hashCode(), box);
                node.engine.append(List.of(Node.opened(box), Node.filled(box, 1)), List.of(place), new ReadSet());
                try {
                    told.write((box + "\n").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static void join(Thread thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
