package io.pipetrail.standalone.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import io.pipetrail.standalone.api.Journey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole journey, and what else a client sees of the two sides apart, on one PostgreSQL and with the Axon Server between them that
 * {@code AXONSERVER_HOST} names, as {@code host} or {@code host:port}; skipped where it names none. Nobody else's commands may
 * go through that server meanwhile.
 */
@Timeout(600)
class AxonServerJourneyTest extends Journey {

    private static final Logger LOG = LoggerFactory.getLogger(AxonServerJourneyTest.class);
    private static final String HOST = System.getenv("AXONSERVER_HOST");
    private static final String[] THROUGH_AXON_SERVER = {
        "--axon.axonserver.enabled=true",
        "--axon.axonserver.servers=" + HOST,
        // Its log goes on with that of no other run.
        "--pipetrail.log-of-record.name=journey-" + UUID.randomUUID()
    };
    private static final int OFTEN = 30;
    private static final int CLIENTS = 4;

    private static TestDatabase database;
    private static Side commands;
    private static Side queries;

    private final Api writes = store.api();
    private final Api reads = store.at(queries.operator());

    AxonServerJourneyTest() {
        super(Store.open(commands.operator().readingAt(queries.operator()), "admin"));
    }

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

    @AfterEach
    void allReadModelsAreWhatTheLogSays() {
        Verified.nothingDiffers(reads);
    }

    @Test
    void commandsGoThroughAxonServer() {
        assertThat(commands.context().getBean(CommandBus.class)).isInstanceOf(AxonServerCommandBus.class);
    }

    @Test
    void aRefusalIsTheOneOfOneServer() {
        var lead = store.stage("Mine", "");
        var deal = "/deals/" + store.deal("Printers", "1000", lead);
        writes.patch(deal, "{\"title\": \"Plotters\"}").expect(200);

        writes.with("If-Match", "\"v1\"").patch(deal, "{\"title\": \"Late\"}").expect(412);
        writes.delete("/pipeline-stages/" + lead).expect(409);
        writes.patch("/deals/" + UUID.randomUUID(), "{\"title\": \"Nothing\"}").expect(404);
        assertThat(reads.get(deal).expect(200).text("/title")).isEqualTo("Plotters");
    }

    @Test
    void aRepetitionHasOneEffect() {
        var lead = store.stage("Mine", "");
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
        var lead = store.stage("Mine", "");
        for (var nr = 1; nr <= OFTEN; nr++) {
            store.deal("Deal " + nr, "100", lead);
            var summary = reads.get("/pipeline-summary").expect(200);
            assertThat(summary.text("/total_deals")).isEqualTo(Integer.toString(nr));
        }
    }

    /** Seen by the registry's counts it would be without values. */
    @Test
    void aWritesReplyHasTheValuesOfTheReadSide() {
        var lead = store.stage("Mine", "");
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
        var lead = store.stage("Mine", "");
        var decidedThere = new AtomicInteger();
        try (var second = Side.ofCommands(database, THROUGH_AXON_SERVER)) {
            counting(second, decidedThere);
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                store.deal("Shared", "1", lead);
                return decidedThere.get() > 2;
            });
        }
        var before = decidedThere.get();
        for (var nr = 0; nr < OFTEN; nr++) store.deal("Alone " + nr, "1", lead);
        assertThat(decidedThere).hasValue(before);
    }

    /** A client repeats what was answered with 503, under its key: nobody to take the command there or nothing heard of it (ADR 30). */
    @Test
    void whatIsWrittenWhileANodeGoesIsDoneOnce() throws Exception {
        var lead = store.stage("Mine", "");
        var decidedThere = new AtomicInteger();
        var gone = new AtomicBoolean();
        var done = new ArrayList<Future<Integer>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var second = Side.ofCommands(database, THROUGH_AXON_SERVER)) {
                counting(second, decidedThere);
                for (var nr = 0; nr < CLIENTS; nr++) done.add(clients.submit(() -> createUntil(gone, lead)));
                await().atMost(Duration.ofMinutes(2)).until(() -> decidedThere.get() > OFTEN);
            } finally {
                gone.set(true);
            }
        }
        var created = 0;
        for (var some : done) created += some.get();
        assertThat(reads.get("/pipeline-summary").expect(200).text("/total_deals"))
                .isEqualTo(Integer.toString(created));
    }

    /** Returns how many deals it created, the last of them begun when the node was gone. */
    private int createUntil(AtomicBoolean gone, String stage) {
        var body = "{\"title\": \"Meanwhile\", \"stage_id\": \"%s\"}".formatted(stage);
        var created = 0;
        for (var isLast = false; !isLast; created++) {
            isLast = gone.get();
            var keyed = writes.with("Idempotency-Key", UUID.randomUUID().toString());
            await().atMost(Duration.ofMinutes(2)).until(() -> isDone(keyed.post("/deals", body)));
        }
        return created;
    }

    private static boolean isDone(Api.Answer answer) {
        if (answer.status() != 503) return answer.expect(201).status() == 201;
        assertThat(answer.header("Retry-After")).isNotEmpty();
        return false;
    }

    private static void counting(Side side, AtomicInteger decided) {
        side.context().getBean("commandBus", CommandBus.class).registerHandlerInterceptor((work, chain) -> {
            decided.incrementAndGet();
            return chain.proceed();
        });
    }
}
