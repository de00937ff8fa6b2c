package io.pipetrail.standalone.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing that was acknowledged is lost when the process is killed in the middle of its work, alone or together with its
 * PostgreSQL. Seen red with {@code synchronous_commit} off: what PostgreSQL had in memory went with it.
 */
class KilledServerTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledServerTest.class);
    private static final int WRITERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 200;

    @TempDir
    private Path folder;

    @Test
    void aServerKilledUnderLoadComesBackWithEveryAcknowledgedDeal() throws Exception {
        var data = folder.resolve("data");
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        Store store;
        try (var server = ServerProcess.start(data)) {
            store = Store.open(server.operator(), "admin");
            store.stage("Lead", "");
            writeUntil(server::kill, store.api(), "first-", acknowledged);
        }
        try (var again = ServerProcess.start(data)) {
            writeUntil(again::killAll, store.at(again.operator()), "second-", acknowledged);
        }

        try (var last = ServerProcess.start(data)) {
            var found = Deals.externalIds(afterItself(store.at(last.operator())));

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2 * ACKNOWLEDGED_BEFORE_THE_KILL);
            assertThat(found).containsAll(acknowledged);
            assertThat(found.size() - acknowledged.size())
                    .describedAs("at most one unacknowledged deal a writer")
                    .isBetween(0, 2 * WRITERS);
            Verified.nothingDiffers(store.at(last.operator()));
            LOG.warn("2 kills, {} acknowledged, lost 0", acknowledged.size());
        }
    }

    /** A client that sees all there was before it: the read side may still be busy with what the killed one left. */
    private static Api afterItself(Api store) {
        var position = store.post("/pipeline-stages", "{\"name\": \"Afterwards\"}")
                .expect(201)
                .header("X-Position");
        var after = store.with("X-Min-Position", position);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> after.get("/deals?limit=1").status() == 200);
        return after;
    }

    private static void writeUntil(Runnable kill, Api store, String names, Set<String> acknowledged)
            throws InterruptedException {
        var enough = new CountDownLatch(
                ACKNOWLEDGED_BEFORE_THE_KILL + ThreadLocalRandom.current().nextInt(100));
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var name = names + writer + "-";
                writers.submit(() -> {
                    for (int i = 0; ; i++) {
                        write(store, name + i);
                        acknowledged.add(name + i);
                        enough.countDown();
                    }
                });
            }
            var reached = enough.await(3, TimeUnit.MINUTES);
            kill.run();
            assertThat(reached).isTrue();
        }
    }

    /** Writes a deal, again and again while the server says that it is too busy; who gets no answer at all gives up. */
    private static void write(Api store, String name) {
        var repeatable = store.with("Prefer", "return=minimal").with("Idempotency-Key", name);
        Api.Answer answer;
        do {
            answer = repeatable.post("/deals", "{\"title\": \"A deal\", \"external_id\": \"%s\"}".formatted(name));
        } while (answer.status() == 503);
        answer.expect(201);
    }
}
