package io.pipetrail.standalone.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client sees of the two sides apart, on one PostgreSQL and with the Axon Server between them that
 * {@code AXONSERVER_HOST} names, as {@code host} or {@code host:port}; skipped where it names none. Nobody else's commands may
 * go through that server meanwhile.
 */
@Timeout(600)
class AxonServerJourneyTest {

    private static final Logger LOG = LoggerFactory.getLogger(AxonServerJourneyTest.class);
    private static final String HOST = System.getenv("AXONSERVER_HOST");
    private static final String[] THROUGH_AXON_SERVER = {
        "--axon.axonserver.enabled=true",
        "--axon.axonserver.servers=" + HOST,
        // Its log goes on with that of no other run.
        "--pipetrail.log-of-record.name=journey-" + UUID.randomUUID()
    };
    private static final int OFTEN = 30;

    private static TestDatabase database;
    private static Side commands;
    private static Side queries;

    private final Store store = Store.open(commands.operator(), "admin");
    private final Api writes = store.api();
    private final Api reads = store.at(queries.operator());

    @BeforeAll
    static void start() {
        var named = HOST != null && !HOST.isBlank();
        if (!named) LOG.warn("SKIPPED: AXONSERVER_HOST names no Axon Server");
        assumeTrue(named, "AXONSERVER_HOST names no Axon Server");
        database = TestDatabase.fresh();
        commands = Side.ofCommands(database, THROUGH_AXON_SERVER);
        queries = Side.ofQueries(database, THROUGH_AXON_SERVER);
        // Both are known to Axon Server once a command and a question come through.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> commands.operator()
                                .post("/v1/stores", "{\"name\": \"First\"}")
                                .status()
                        == 201);
    }

    @AfterAll
    static void stop() {
        if (commands != null) commands.close();
        if (queries != null) queries.close();
    }

    @Test
    void theWholeJourney() {
        assertThat(commands.context().getBean(CommandBus.class)).isInstanceOf(AxonServerCommandBus.class);
        var lead = store.stage("Lead", "");
        var proposal = store.stage("Proposal", ", \"probability\": 0.5");
        store.stage("Won", ", \"is_won\": true");
        var deal = "/deals/" + store.deal("Printers", "1000", lead);
        var moved = writes.patch(deal, "{\"stage_id\": \"%s\", \"title\": \"Plotters\"}".formatted(proposal));
        assertThat(moved.expect(200).text("/stage/name")).isEqualTo("Proposal");
        assertThat(reads.get(deal).expect(200).text("/title")).isEqualTo("Plotters");

        writes.with("If-Match", "\"v1\"").patch(deal, "{\"title\": \"Late\"}").expect(412);
        writes.delete("/pipeline-stages/" + proposal).expect(409);
        writes.patch("/deals/" + UUID.randomUUID(), "{\"title\": \"Nothing\"}").expect(404);

        var won = writes.post(deal + "/win", "").expect(200);
        assertThat(won.text("/status")).isEqualTo("won");
        var summary = reads.get("/pipeline-summary").expect(200);
        assertThat(summary.text("/total_deals")).isEqualTo("1");
        assertThat(reads.get(deal + "/history").expect(200).json().at("/data").size())
                .isGreaterThanOrEqualTo(3);
        Verified.nothingDiffers(reads);
    }

    @Test
    void aRepetitionHasOneEffect() {
        var lead = store.stage("Lead", "");
        var keyed = writes.with("Idempotency-Key", "once");
        var body = "{\"title\": \"Once\", \"stage_id\": \"%s\"}".formatted(lead);
        var first = keyed.post("/deals", body).expect(201);
        var again = keyed.post("/deals", body).expect(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(reads.get("/pipeline-summary").text("/total_deals")).isEqualTo("1");
    }

    /** The client says nothing of positions. */
    @Test
    void theNextReadShowsWhatWasWritten() {
        var lead = store.stage("Lead", "");
        for (var nr = 1; nr <= OFTEN; nr++) {
            store.deal("Deal " + nr, "100", lead);
            var summary = reads.get("/pipeline-summary").expect(200);
            assertThat(summary.text("/total_deals")).isEqualTo(Integer.toString(nr));
        }
    }

    /** Seen by the registry's counts it would be without values. */
    @Test
    void aWritesReplyHasTheValuesOfTheReadSide() {
        var lead = store.stage("Lead", "");
        store.deal("Printers", "1250", lead);
        var pipeline = reads.get("/pipelines").expect(200).text("/data/0/id");
        var renamed = writes.patch("/pipelines/" + pipeline, "{\"name\": \"Renamed\"}")
                .expect(200);
        assertThat(renamed.json().at("/totals_by_currency"))
                .isNotEmpty()
                .isEqualTo(
                        reads.get("/pipelines/" + pipeline).expect(200).json().at("/totals_by_currency"));
    }

    @Test
    void aSecondNodeDecidesItsShareAndIsNotMissedWhenItGoes() {
        var lead = store.stage("Lead", "");
        var decidedThere = new AtomicInteger();
        try (var second = Side.ofCommands(database, THROUGH_AXON_SERVER)) {
            second.context().getBean("commandBus", CommandBus.class).registerHandlerInterceptor((work, chain) -> {
                decidedThere.incrementAndGet();
                return chain.proceed();
            });
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                store.deal("Shared", "1", lead);
                return decidedThere.get() > 2;
            });
        }
        var before = decidedThere.get();
        for (var nr = 0; nr < OFTEN; nr++) store.deal("Alone " + nr, "1", lead);
        assertThat(decidedThere).hasValue(before);
        Verified.nothingDiffers(reads);
    }
}
