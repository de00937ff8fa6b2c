package io.pipetrail.standalone.containers;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.command.CommandSideApplication;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.QuerySideApplication;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The two sides as processes of their own, and in front of them the real nginx with the configuration that containers run. Neither
 * side knows the other's paths, so whatever is answered was sent to the right one.
 */
@Timeout(600)
class SidesBehindNginxTest {

    private static final int RATE_LIMIT = 2500;
    private static final String LIMITED = "--pipetrail.rate-limit=" + RATE_LIMIT;
    private static final String TOO_LARGE = "{\"name\":\"" + "x".repeat(3 << 20) + "\"}";
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private static SideProcess commands;
    private static SideProcess queries;
    private static Nginx proxy;
    /** Nobody is at its command side. */
    private static Nginx bereft;

    private static Api operator;
    private static Store store;

    @BeforeAll
    static void start() throws IOException {
        Nginx.assumeInstalled();
        commands = SideProcess.start(CommandSideApplication.class, "query-side", DATABASE, LIMITED)
                .awaitReady();
        queries = SideProcess.start(QuerySideApplication.class, "command-side", DATABASE, LIMITED)
                .awaitReady();
        proxy = Nginx.start(
                "sides.conf", Map.of("command-side", commands.port(), "query-side", queries.port()), RATE_LIMIT);
        bereft = Nginx.start(
                "sides.conf", Map.of("command-side", Ports.free(), "query-side", queries.port()), RATE_LIMIT);
        operator = new Api(proxy.address(), Server.OPERATOR_KEY);
        store = Store.open(operator, "admin");
        store.stage("Lead", "");
    }

    @AfterAll
    static void stop() throws Exception {
        for (var started : new AutoCloseable[] {bereft, proxy, queries, commands}) {
            if (started != null) started.close();
        }
    }

    /** Seen red with the two upstreams exchanged: no store could be opened. */
    @Test
    void readsGoToTheQuerySideAndTheRestToTheCommandSide() {
        var made = store.api().post("/deals", "{\"title\":\"Acme\"}").expect(201);
        var deal = "/deals/" + made.text("/id");
        var moved = store.api().patch(deal, "{\"value\":42}").expect(200);

        var read = since(moved).get(deal).expect(200);
        assertThat(read.text("/value")).startsWith("42");
        assertThat(since(moved).send("HEAD", deal, "").expect(200).body()).isEmpty();
        var gone = store.api().delete(deal);
        assertThat(gone.status()).isBetween(200, 204);
        since(gone).get(deal).expect(404);
        Verified.nothingDiffers(store.api());
    }

    /** Seen red without the lines for it in the map of paths: an import could not be looked at. */
    @Test
    void theExceptionsGoToWhoKnows() {
        var csv = store.api().with("Content-Type", "text/csv");
        var imported =
                csv.post("/imports", "external_id,title\nproxied-1,One\n").expect(201);
        store.api().get("/imports/" + imported.text("/id")).expect(200);
        // At first what happens at start may still be under way.
        await().until(() ->
                operator.post("/v1/projections/movements/rebuild", "").status() == 202);
        await().until(() -> operator.get("/v1/projections/movements")
                .expect(200)
                .text("/status")
                .equals("live"));
        dialect("introzy").get("/api/pipelines/sales").expect(200);
        Verified.nothingDiffers(store.api());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1       | POST | /v1/stores/x/deals                           | /error/code | too_large                | application/problem+json
            gauzy    | POST | /dialects/gauzy/api/deals                    | /message    | request entity too large | application/json
            pipeback | POST | /dialects/pipeback/app/deals                 | /message    | The body is too large.   | application/json
            introzy  | POST | /dialects/introzy/api/pipelines/sales/deals  | /code       | VALIDATION_ERROR         | application/json
            """)
    void whatIsTooLargeIsRefusedInTheWordsOfTheDialect(
            String dialect, String method, String path, String where, String word, String type) {
        var refused = new Api(proxy.address(), store.secret())
                .with("X-Request-Id", "large-" + dialect)
                .send(method, path, TOO_LARGE)
                .expect(413);

        assertThat(refused.text(where)).isEqualTo(word);
        assertThat(refused.header("Content-Type")).isEqualTo(type);
        assertThat(refused.header("X-Request-Id")).isEqualTo("large-" + dialect);
        tellsTheRate(refused, dialect);
    }

    @Test
    void whatOnlyTheApplicationFindsTooLargeItRefusesItself() {
        var large = "{\"title\":\"" + "x".repeat(3 << 19) + "\"}";

        var refused = store.api().post("/deals", large).expect(413);

        assertThat(refused.text("/detail"))
                .isEqualTo(store.at(commands.operator())
                        .post("/deals", large)
                        .expect(413)
                        .text("/detail"))
                .isNotEqualTo("The body is too large.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1       | POST   | /v1/stores/x/deals                           | /error/code | unavailable            | application/problem+json
            v1       | PATCH  | /v1/stores/x/deals/y                         | /status     | 503                    | application/problem+json
            v1       | POST   | /v1/stores/x/imports                         | /error/code | unavailable            | application/problem+json
            gauzy    | POST   | /dialects/gauzy/api/deals                    | /message    | Service Unavailable    | application/json
            pipeback | PUT    | /dialects/pipeback/app/deals/y               | /message    | Service Unavailable    | application/json
            introzy  | DELETE | /dialects/introzy/api/pipelines/sales/deals  | /code       | UNAVAILABLE            | application/json
            introzy  | GET    | /dialects/introzy/api/pipelines/sales        | /error      | Try again in a moment. | application/json
            """)
    void aSideThatIsAwayIsToldInTheWordsOfTheDialect(
            String dialect, String method, String path, String where, String word, String type) {
        var told = new Api(bereft.address(), store.secret())
                .with("X-Request-Id", "away-1")
                .send(method, path, "GET".equals(method) ? "" : "{}")
                .expect(503);

        assertThat(told.text(where)).isEqualTo(word);
        assertThat(told.header("Content-Type")).isEqualTo(type);
        assertThat(told.header("Retry-After")).isEqualTo("1");
        assertThat(told.header("X-Request-Id")).isEqualTo("away-1");
        tellsTheRate(told, dialect);
    }

    @Test
    void readsGoOnWithoutTheCommandSide() {
        store.at(new Api(bereft.address(), "")).get("/deals").expect(200);
    }

    /** Seen red with the number that was written into the configuration before: 1000. */
    @Test
    void theRateThatTheProxyTellsPipebacksClientsIsTheOneThatTheApplicationTells() {
        var answered = dialect("pipeback").get("/app/pipelines").expect(200);
        var refused = new Api(bereft.address(), store.secret())
                .send("PUT", "/dialects/pipeback/app/deals/y", "{}")
                .expect(503);

        assertThat(answered.header("X-Ratelimit-Limit")).isEqualTo(Integer.toString(RATE_LIMIT));
        assertThat(refused.header("X-Ratelimit-Limit")).isEqualTo(Integer.toString(RATE_LIMIT));
    }

    private static void tellsTheRate(Api.Answer answer, String dialect) {
        assertThat(answer.header("X-Ratelimit-Limit"))
                .isEqualTo(dialect.equals("pipeback") ? Integer.toString(RATE_LIMIT) : "");
        assertThat(answer.header("X-Ratelimit-Remaining").isEmpty()).isEqualTo(!dialect.equals("pipeback"));
    }

    @Test
    void whatAClientCallsItsRequestIsPassedOnAndWrittenDown() {
        var named = store.api().with("X-Request-Id", "journey-17").get("/deals/deal_x");

        assertThat(named.header("X-Request-Id")).isEqualTo("journey-17");
        assertThat(named.text("/error/request_id")).isEqualTo("journey-17");
        await().until(() -> proxy.accesses().contains("query_side request=journey-17"));
    }

    @Test
    void aNameThatIsNotPlainIsExchanged() {
        var named = store.api().with("X-Request-Id", "{\"a\": 1}").get("/deals/deal_x");

        assertThat(named.header("X-Request-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void whatPeopleSearchForIsNotWrittenDown() {
        store.api().with("X-Request-Id", "search-1").get("/deals?q=canary").expect(200);

        await().until(() -> proxy.accesses().contains("request=search-1"));
        assertThat(proxy.accesses()).doesNotContain("canary");
    }

    @Test
    void metricsAreNotReachedFromOutside() {
        queries.operator().get("/actuator/prometheus").expect(200);

        for (var path : new String[] {
            "/actuator/prometheus", "/actuator", "/actuator/health/../prometheus", "//actuator/prometheus"
        }) {
            assertThat(operator.get(path).status()).as(path).isEqualTo(404);
        }
        operator.get("/actuator/health/readiness").expect(200);
    }

    /** Far more than the bound of other bodies, and than what the proxy has room for in memory. */
    @Test
    void aLargeFileComesInAndOutAgain() {
        var own = Store.open(operator, "admin");
        own.stage("Lead", "");
        var notes = "n".repeat(10_000);
        var rows = IntStream.range(0, 600)
                .mapToObj(nr -> "big-%d,Large %d,%s".formatted(nr, nr, notes))
                .collect(Collectors.joining("\n", "external_id,title,notes\n", "\n"));
        assertThat(rows.length()).isGreaterThan(6_000_000);

        var imported = own.api()
                .with("Content-Type", "text/csv")
                .post("/imports", rows)
                .expect(201);

        assertThat(imported.text("/created")).isEqualTo("600");
        await().until(() -> csv(own.api()).lines().count() == 601);
        assertThat(csv(own.api())).isEqualTo(csv(own.at(queries.operator()))).hasSizeGreaterThan(6_000_000);
    }

    private static String csv(Api api) {
        return api.with("Accept", "text/csv").get("/exports/deals").expect(200).body();
    }

    /** Whose reads show that write. */
    private static Api since(Api.Answer written) {
        return store.api().with("X-Min-Position", written.header("X-Position"));
    }

    private static Api dialect(String name) {
        return new Api(proxy.address() + "/dialects/" + name, store.secret());
    }
}
