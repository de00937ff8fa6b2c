package io.pipetrail.standalone.faults;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.eventstore.testing.Wire;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database: answers get lost on the way, requests come again elsewhere, and many want the same deals. */
@Timeout(600)
class TwoNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwoNodesTest.class);
    private static final int REQUESTS = 20;
    private static final int DEALS = 50;
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 4;

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Wire TO_DATABASE = DATABASE.wire();
    private static Server one;
    private static Server two;

    private final Store store = one.store("admin");
    private final Api here = store.api().with("Prefer", "return=minimal");
    private final Api there = store.at(two.operator()).with("Prefer", "return=minimal");

    @BeforeAll
    static void start() {
        one = Server.forManyOn(DATABASE.behind(TO_DATABASE));
        two = Server.forManyOn(DATABASE);
    }

    @AfterAll
    static void stop() throws IOException {
        two.close();
        one.close();
        TO_DATABASE.close();
    }

    @AfterEach
    void theReadModelsAreWhatTheLogSays() {
        Verified.nothingDiffers(store.at(two.operator()));
    }

    /** Seen red with receipts that are kept under another key than the request's. */
    @Test
    void aRequestWhoseCommitGotNoAnswerHasOneEffect() {
        store.stage("Lead", "");
        var before = TO_DATABASE.lost();
        for (var nr = 0; nr < REQUESTS; nr++) {
            var title = "Committed unheard " + nr;
            TO_DATABASE.loseAnswerAfter(title);
            // The node may find by itself that it is done.
            assertThat(create(here, title).status()).isIn(201, 503);
            repeated(nr % 2 == 0 ? here : there, title);
        }

        assertThat(TO_DATABASE.lost() - before).isEqualTo(REQUESTS);
        tell("commits", REQUESTS);
        assertThat(created()).isEqualTo(REQUESTS);
    }

    /** Seen red with no receipts: each request was done twice. */
    @Test
    void aRequestWhoseReplyIsLostHasOneEffect() {
        store.stage("Lead", "");
        try (var wire = new Wire(one.port())) {
            var lossy = new Api("http://localhost:" + wire.port() + "/v1/stores/" + store.slug(), store.secret());
            for (var nr = 0; nr < REQUESTS; nr++) {
                var title = "Replied unheard " + nr;
                wire.loseAnswerTo(title);
                assertThat(unheard(lossy, title)).isTrue();
                assertThat(repeated(nr % 2 == 0 ? here : there, title)).isEqualTo(repeated(there, title));
            }
            assertThat(wire.lost()).isEqualTo(REQUESTS);
        }

        tell("replies", REQUESTS);
        assertThat(created()).isEqualTo(REQUESTS);
    }

    /** Seen red with the expected version of a command not looked at. */
    @Test
    void noUpdateIsLostHoweverManyWantTheSameDeals() throws Exception {
        var lead = store.stage("Lead", "");
        var deals = IntStream.range(0, DEALS)
                .mapToObj(nr -> "/deals/" + store.deal("Hot " + nr, "0", lead))
                .toList();
        var conflicts = 0;
        for (var round = 1; round <= ROUNDS; round++) {
            conflicts += at(round, deals);
        }

        for (var deal : deals) {
            var now = store.api().patch(deal, "{}").expect(200);
            assertThat(now.json().at("/value_minor").asLong()).isEqualTo(ROUNDS);
            assertThat(now.header("ETag")).isEqualTo("\"v" + (ROUNDS + 1) + "\"");
        }
        LOG.warn("{} updates, {} conflicts answered 412, lost 0", ROUNDS * DEALS, conflicts);
    }

    /** Every client writes on the version that it saw before any of them wrote; returns how many were refused. */
    private int at(int round, List<String> deals) throws Exception {
        var barrier = new CyclicBarrier(CLIENTS);
        var statuses = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < CLIENTS; client++) {
                var api = (client + client / DEALS) % 2 == 0 ? here : there;
                var deal = deals.get(client % DEALS);
                statuses.add(threads.submit(() -> {
                    var seen = await().until(() -> api.patch(deal, "{}"), answer -> answer.status() == 204)
                            .header("ETag");
                    barrier.await(2, TimeUnit.MINUTES);
                    return api.with("If-Match", seen)
                            .patch(deal, "{\"value_minor\":%d}".formatted(round))
                            .status();
                }));
            }
        }
        assertThat(statuses)
                .extracting(Future::get)
                .filteredOn(status -> status == 204)
                .hasSize(DEALS);
        assertThat(statuses)
                .extracting(Future::get)
                .filteredOn(status -> status == 412)
                .hasSize(CLIENTS - DEALS);
        return CLIENTS - DEALS;
    }

    private static Api.Answer create(Api api, String title) {
        // Not the title: who looks for the key must not be taken for who writes the deal.
        var key = Integer.toHexString(title.hashCode());
        return api.with("Idempotency-Key", key).post("/deals", "{\"title\":\"" + title + "\"}");
    }

    /** Sends it again until there is an answer, and returns where the deal is. */
    private static String repeated(Api api, String title) {
        // 409 is for as long as the first one is at work.
        return await().until(() -> create(api, title), answer -> answer.status() != 409 && answer.status() != 503)
                .expect(201)
                .header("Location");
    }

    private static boolean unheard(Api lossy, String title) {
        try {
            create(lossy, title);
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private void tell(String what, int lost) {
        LOG.warn("{} {} lost, duplicates {}", lost, what, created() - lost);
    }

    private long created() {
        return JdbcClient.create(DATABASE.dataSource())
                .sql(
                        "select count(*) from eventstore.event_log where type = 'DealCreated' and payload ->> 'tenantId' = ?")
                .param(store.id().replaceFirst("^[a-z]+_", ""))
                .query(Long.class)
                .single();
    }
}
