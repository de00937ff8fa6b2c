package io.pipetrail.standalone.faults;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.DurableServer;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Verified;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database goes away under load, in every way and again and again: meanwhile there is nothing but 503, no request hangs,
 * afterwards all is well, and what was acknowledged is there once. Seen red without time-outs for the database's answers:
 * nobody was refused while it was cut off, all hung.
 */
@Timeout(600)
class OutagesTest {

    private static final Logger LOG = LoggerFactory.getLogger(OutagesTest.class);
    private static final int CLIENTS = 6;
    private static final int TIMES = 2;

    @TempDir
    private Path folder;

    @Test
    void meanwhileThereIsOnly503AndAfterwardsAllIsWell() throws Exception {
        try (var database = DurableServer.in(folder);
                var server = Server.on(
                        database.database(),
                        // Shorter than in earnest, so that the test is.
                        "--pipetrail.event-store.lock-timeout=2s",
                        "--pipetrail.event-store.statement-timeout=3s",
                        "--pipetrail.event-store.socket-timeout=4s",
                        "--spring.datasource.hikari.data-source-properties.socketTimeout=4")) {
            var store = server.store("admin");
            store.stage("Lead", "");
            var over = new AtomicBoolean();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var client = new PersistentClient(store.api(), over);
                var clients = IntStream.range(0, CLIENTS)
                        .mapToObj(nr -> threads.submit(() -> client.write(nr)))
                        .toList();
                try {
                    for (var time = 0; time < TIMES; time++) {
                        suffer("stopped", client, database::stop, database::start);
                        suffer("killed", client, database::kill, database::start);
                        suffer("cut off", client, database.wire()::hold, database.wire()::release);
                    }
                } finally {
                    over.set(true);
                }
                for (var each : clients) each.get();

                assertThat(created(database)).isEqualTo(client.acknowledged());
                await().until(
                                () -> store.api().get("/pipeline-summary"),
                                summary -> summary.status() == 200
                                        && summary.json().at("/total_deals").asLong() == client.acknowledged());
                Verified.nothingDiffers(store.api());
                LOG.warn("{} deals, {} answers 503, hung 0", client.acknowledged(), client.refused());
            }
        }
    }

    private static void suffer(String how, PersistentClient client, Runnable begin, Runnable end) {
        client.awaitSuccess();
        begin.run();
        client.awaitRefusals(CLIENTS);
        end.run();
        var back = System.nanoTime();
        client.awaitSuccess();
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back);
        LOG.warn("{}: first success {} s after it was back", how, millis / 1000.0);
    }

    private static long created(DurableServer database) {
        return JdbcClient.create(database.database().dataSource())
                .sql("select count(*) from eventstore.events where type = 'DealCreated'")
                .query(Long.class)
                .single();
    }
}
