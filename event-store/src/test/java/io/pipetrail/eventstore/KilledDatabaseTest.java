package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.DurableServer;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nothing that was acknowledged is lost when all of PostgreSQL's processes are killed in the middle of it. Seen red with
 * {@code synchronous_commit} off: what was in its buffers then went with it.
 */
@Timeout(300)
class KilledDatabaseTest {

    private static final Logger log = LoggerFactory.getLogger(KilledDatabaseTest.class);
    private static final int WRITERS = 8;
    private static final int KILLS = 4;

    private final Ledger ledger = new Ledger();
    private final AtomicBoolean over = new AtomicBoolean();

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsThereWhenTheDatabaseIsBack() throws Exception {
        try (var server = DurableServer.in(folder);
                var node = new Node(server.database());
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            Shelf.create(new JdbcTemplate(server.database().dataSource()));
            var writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> write(node, writer)))
                    .toList();
            for (var kill = 0; kill < KILLS; kill++) {
                awaitMore(ThreadLocalRandom.current().nextInt(50, 200));
                server.kill();
                server.start();
            }
            awaitMore(WRITERS);
            over.set(true);
            for (var writer : writers) {
                writer.get();
            }

            ledger.agreesWith(server.database());
            log.warn("{} kills of PostgreSQL, {}, lost 0", KILLS, ledger);
            assertThat(ledger.acknowledged).hasSizeGreaterThan(50 * KILLS);
        }
    }

    private void write(Node node, int writer) {
        for (var append = 0; !over.get(); append++) {
            ledger.append(node.engine, "box-" + writer + "-" + append);
        }
    }

    private void awaitMore(int appends) {
        var enough = ledger.acknowledged.size() + appends;
        await().until(() -> ledger.acknowledged.size() >= enough);
    }
}
