package io.pipetrail.standalone.replicas;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import io.pipetrail.standalone.restart.Deals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes on one PostgreSQL are one server to their clients, also while one of them goes. */
@Timeout(900)
class ReplicasTest {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicasTest.class);
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final int ROUNDS = 15;

    @TempDir
    private static Path folder;

    private static Replica one;
    private static Replica two;

    private Store store;
    private Api here;
    private Api there;

    @BeforeAll
    static void replicas() {
        one = new Replica(folder.resolve("one/data"), DATABASE);
        two = new Replica(folder.resolve("two/data"), DATABASE);
    }

    /** Both at once, the first time on an empty database. */
    @BeforeEach
    void bothAreUp() throws Exception {
        atOnce(List.of(called(one::up), called(two::up)));
        store = Store.open(one.operator(), "admin");
        here = store.api();
        there = store.at(two.operator());
        store.stage("Lead", "");
    }

    @AfterAll
    static void stop() {
        for (var replica : List.of(one, two)) {
            if (replica.isUp()) replica.kill();
        }
    }

    /** Seen red with a read side that never waits for what another node folds. */
    @Test
    void whatOneHasAnsweredTheOtherShows() {
        for (var round = 0; round < ROUNDS; round++) {
            var writer = round % 2 == 0 ? here : there;
            var reader = round % 2 == 0 ? there : here;
            var made = writer.post("/deals", "{\"title\": \"Deal " + round + "\", \"value\": 1}")
                    .expect(201);

            // The write was answered once the read models showed it, whichever node folds them.
            assertThat(reader.get("/pipeline-summary")
                            .expect(200)
                            .json()
                            .at("/total_deals")
                            .asLong())
                    .isEqualTo(round + 1);
            var changed = writer.with("Prefer", "return=minimal")
                    .patch("/deals/" + made.text("/id"), "{\"value\": 2}")
                    .expect(204);
            var seen = reader.with("X-Min-Position", changed.header("X-Position"))
                    .get("/deals/" + made.text("/id"))
                    .expect(200);
            assertThat(seen.json().at("/value").asLong()).isEqualTo(2);
        }
        Verified.nothingDiffers(there);
    }

    /** Seen red without receipts. */
    @Test
    void aRequestThatComesToBothAtOnceHasOneEffect() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var body = "{\"title\": \"Deal " + round + "\"}";
            var key = "once-" + round;
            var requests = IntStream.range(0, 6)
                    .mapToObj(nr -> (Callable<String>) () -> created(nr % 2 == 0 ? here : there, key, body))
                    .toList();

            assertThat(atOnce(requests).stream().distinct()).hasSize(1);
        }
        assertThat(created()).isEqualTo(ROUNDS);
    }

    /** Seen red with the foreign key from deals to stages taken away. */
    @Test
    void aStageGoesHereOrDealsComeThereButNotBoth() throws Exception {
        var lead = store.stage("Inbox", "");
        var deals = IntStream.range(0, 4)
                .mapToObj(nr -> "/deals/" + store.deal("Deal " + nr, "1", lead))
                .toList();
        var gone = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var doomed = store.stage("Doomed " + round, "");
            var requests = new ArrayList<Callable<Integer>>();
            requests.add(() -> here.delete("/pipeline-stages/" + doomed).status());
            for (var deal : deals) requests.add(() -> moved(there, deal, doomed));
            var statuses = atOnce(requests);

            var isGone = statuses.getFirst() / 100 == 2;
            assertThat(statuses).allMatch(status -> status < 500);
            assertThat(statuses.stream().skip(1).anyMatch(status -> status / 100 == 2))
                    .isNotEqualTo(isGone);
            if (isGone) gone++;
            for (var deal : deals) assertThat(moved(here, deal, lead)).isEqualTo(200);
        }
        LOG.warn("{} rounds, the stage went in {}", ROUNDS, gone);
        Verified.nothingDiffers(there);
    }

    /** Seen red with keys remembered for an hour. */
    @Test
    void aKeyRevokedHereIsRefusedThereSoon() {
        var operator = one.operator().at("/v1/stores/" + store.slug());
        var issued = operator.post("/api-keys", "{\"name\": \"leaver\", \"role\": \"viewer\"}")
                .expect(201);
        var leaver = new Api(there.base(), issued.text("/secret"));
        leaver.get("/pipeline-stages").expect(200);

        operator.delete("/api-keys/" + issued.text("/id"));

        await().until(() -> leaver.get("/pipeline-stages").status() == 401);
    }

    /** Seen red with servers that do not drain, and with one that is killed instead. */
    @Test
    void aRollingRestartFailsNoRequest() throws Exception {
        try (var balancer = new Balancer(List.of(one, two))) {
            await().until(() -> balancer.knowsAsReady(one) && balancer.knowsAsReady(two));
            var people = new Salespeople(new Api(balancer.address(), store.secret()).at(path()), "rolling");
            try (people) {
                people.awaitRequests(40);
                one.stop();
                people.awaitRequests(40);
                one.up();
                await().until(() -> balancer.knowsAsReady(one));
                people.awaitRequests(40);
                two.stop();
                people.awaitRequests(40);
            }

            assertThat(people.failures()).isEmpty();
            here = store.at(one.operator());
            assertThat(Deals.externalIds(here)).isEqualTo(people.acknowledged());
            LOG.warn("2 restarts, {} requests, errors 0", people.requests());
        }
        Verified.nothingDiffers(here);
    }

    /** Seen red with a claim that is never given up: nobody folded the log any more. */
    @Test
    void oneIsKilledAndTheOtherGoesOn() throws Exception {
        var atOne = new Salespeople(here, "one");
        var atTwo = new Salespeople(there, "two");
        Salespeople survivors;
        try (atOne;
                atTwo) {
            var victim = folding();
            survivors = victim == one ? atTwo : atOne;
            survivors.awaitRequests(40);
            victim.kill();
            var killed = System.nanoTime();
            await().until(() -> folds(victim == one ? two : one));
            LOG.warn("The other folds the log after {} ms", (System.nanoTime() - killed) / 1_000_000);
            survivors.awaitRequests(40);
        }

        var survivor = store.at((one.isUp() ? one : two).operator());
        var found = Deals.externalIds(survivor);
        assertThat(survivors.failures()).isEmpty();
        assertThat(found).containsAll(atOne.acknowledged()).containsAll(atTwo.acknowledged());
        assertThat(created()).isEqualTo(found.size());
        Verified.nothingDiffers(survivor);
        LOG.warn(
                "{} deals acknowledged, lost 0",
                atOne.acknowledged().size() + atTwo.acknowledged().size());
    }

    /** The one that folds the log, once that is plain. */
    private static Replica folding() {
        await().until(() -> folds(one) != folds(two));
        return folds(one) ? one : two;
    }

    /** Within the last seconds. */
    private static boolean folds(Replica replica) {
        return replica.operator()
                        .get("/v1/projections/deals")
                        .expect(200)
                        .json()
                        .at("/events_per_second")
                        .asDouble()
                > 0;
    }

    private static int moved(Api api, String deal, String stage) {
        return api.patch(deal, "{\"stage_id\": \"" + stage + "\"}").status();
    }

    /** Sends it until there is an answer: while the first is at work it is 409. */
    private static String created(Api api, String key, String body) {
        return await().until(
                        () -> api.with("Idempotency-Key", key).post("/deals", body), answer -> answer.status() != 409)
                .expect(201)
                .text("/id");
    }

    private long created() {
        return JdbcClient.create(DATABASE.dataSource())
                .sql(
                        "select count(*) from eventstore.event_log where type = 'DealCreated' and payload ->> 'tenantId' = ?")
                .param(store.id().replaceFirst("^[a-z]+_", ""))
                .query(Long.class)
                .single();
    }

    private String path() {
        return "/v1/stores/" + store.slug();
    }

    private static Callable<Boolean> called(Runnable task) {
        return () -> {
            task.run();
            return true;
        };
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> tasks) throws Exception {
        var barrier = new CyclicBarrier(tasks.size());
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var task : tasks) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    return task.call();
                }));
            }
            for (var each : running) results.add(each.get());
        }
        return results;
    }
}
