package io.pipetrail.standalone.operations;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that was told who takes traces. */
class TracesTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static TraceReceiver receiver;
    private static Server server;

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String span = UUID.randomUUID().toString().replace("-", "").substring(16);
    private final Store store = server.store("admin");

    @BeforeAll
    static void start() throws IOException {
        receiver = new TraceReceiver();
        server = Server.on(DATABASE, "--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.endpoint());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        receiver.close();
    }

    @Test
    void aRequestGoesOnWithTheTraceOfItsCaller() {
        var deal = store.deal("Traced", "1000", store.stage("Lead", ""));

        traced().patch("/deals/" + deal, "{\"value\": 2000}").expect(200);

        // The spans of a trace need not come together.
        await().untilAsserted(() -> {
            assertThat(receiver.hasId(trace)).isTrue();
            assertThat(receiver.hasId(span))
                    .describedAs("the span of the caller")
                    .isTrue();
            assertThat(receiver.has("ReviseDeal")).isTrue();
            assertThat(receiver.has("/deals/" + deal)).describedAs("its path").isTrue();
        });
    }

    /** Seen red without what carries it. */
    @Test
    void eventsKeepTheIdOfTheTraceThatTheyWereMadeIn() {
        var deal = store.deal("Traced", "1000", store.stage("Lead", ""));

        traced().patch("/deals/" + deal, "{\"value\": 2000}").expect(200);

        assertThat(typesIn(trace)).containsExactly("DealValueChanged");
    }

    @Test
    void whoReadsTheHistoryIsNotToldOfTraces() {
        var deal = store.deal("Traced", "1000", store.stage("Lead", ""));
        traced().patch("/deals/" + deal, "{\"value\": 2000}").expect(200);

        assertThat(store.api().get("/deals/" + deal + "/history").expect(200).body())
                .contains("value")
                .doesNotContain(trace);
        assertThat(store.api().get("/events?limit=100").expect(200).body())
                .contains("DealValueChanged")
                .doesNotContain(trace);
    }

    /** Seen red with the command as a tag of its span. */
    @Test
    void tracesTellNothingOfWhatIsInADeal() {
        var stage = store.stage("Lead", "");
        var deal = traced().post("/deals", Canaries.deal(stage)).expect(201).text("/id");
        traced().patch("/deals/" + deal, "{\"notes\": \"%s\"}".formatted(Canaries.NOTES))
                .expect(200);
        traced().post("/deals", Canaries.deal("stg_" + Canaries.NOTES)).expect(422);
        traced().post("/deals", Canaries.deal(stage)).expect(409);
        traced().get("/deals?q=" + Canaries.NAME).expect(200);

        var afterwards = UUID.randomUUID().toString().replace("-", "");
        traced(afterwards).get("/deals").expect(200);
        await().untilAsserted(() -> assertThat(receiver.hasId(afterwards)).isTrue());
        assertThat(Canaries.all()).noneMatch(receiver::has);
        assertThat(receiver.has(store.secret())).isFalse();
    }

    /** Seen red with a predicate for another path. */
    @Test
    void probesLeaveNoTrace() {
        server.operator()
                .with("traceparent", parent(trace))
                .get("/actuator/health/liveness")
                .expect(200);

        var afterwards = UUID.randomUUID().toString().replace("-", "");
        traced(afterwards).get("/deals").expect(200);
        await().untilAsserted(() -> assertThat(receiver.hasId(afterwards)).isTrue());
        assertThat(receiver.hasId(trace)).isFalse();
    }

    private Api traced() {
        return traced(trace);
    }

    private Api traced(String id) {
        return store.api().with("traceparent", parent(id));
    }

    /** As the W3C's Trace Context has it; 01: it is to be recorded. */
    private String parent(String id) {
        return "00-%s-%s-01".formatted(id, span);
    }

    private static List<String> typesIn(String trace) {
        return JdbcClient.create(DATABASE.dataSource())
                .sql("select type from eventstore.event_log where metadata ->> 'traceId' = ? order by position")
                .param(trace)
                .query(String.class)
                .list();
    }
}
