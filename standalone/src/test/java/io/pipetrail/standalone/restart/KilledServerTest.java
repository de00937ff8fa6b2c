package io.pipetrail.standalone.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was acknowledged is lost when the process is killed in the middle of its work. */
class KilledServerTest {

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
            var stage = store.stage("Lead", "");
            writeUntilKilled(server, store, stage, acknowledged);
        }

        try (var again = ServerProcess.start(data)) {
            var found = Deals.externalIds(afterItself(store.at(again.operator())));

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
            assertThat(found).containsAll(acknowledged);
            assertThat(found.size() - acknowledged.size())
                    .describedAs("at most one unacknowledged deal a writer")
                    .isBetween(0, WRITERS);
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

    private static void writeUntilKilled(ServerProcess server, Store store, String stage, Set<String> acknowledged)
            throws InterruptedException {
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var name = "w" + writer + "-";
                writers.submit(() -> {
                    for (int i = 0; ; i++) {
                        store.api()
                                .with("Prefer", "return=minimal")
                                .post("/deals", """
                                        {"title": "A deal", "stage_id": "%s", "external_id": "%s"}""".formatted(stage, name + i))
                                .expect(201);
                        acknowledged.add(name + i);
                        enough.countDown();
                    }
                });
            }
            var reached = enough.await(3, TimeUnit.MINUTES);
            server.kill();
            assertThat(reached).isTrue();
        }
    }
}
