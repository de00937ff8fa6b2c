package io.pipetrail.standalone.operations;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.restart.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server whose log lines are collected as JSON, in whose database something is broken so that it has something to log. */
class JsonLogsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static Store store;
    private static String requestThatFailed;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(
                folder.resolve("data"),
                ServerProcess.OWN_KEY,
                "--spring.profiles.active=json-logs",
                "--logging.level.io.pipetrail=trace",
                "--pipetrail.drain=0s",
                "--pipetrail.database-url=" + DATABASE.jdbcUrl() + "?user=" + DATABASE.username());
        store = Store.open(server.operator(), "admin");
        var deal = store.api()
                .post("/deals", Canaries.deal(store.stage("Lead", "")))
                .expect(201)
                .text("/id");
        store.api().post("/deals", Canaries.deal("stg_" + Canaries.NOTES)).expect(422);
        store.api().post("/deals", "{\"title\": \"" + Canaries.NAME).expect(400);
        breakWhatIsBehind(deal);
    }

    /** Neither can a deal be read then, nor is its change folded. */
    private static void breakWhatIsBehind(String deal) {
        var database = JdbcClient.create(DATABASE.dataSource());
        database.sql("alter table readside.deals rename to deals_away").update();
        store.api()
                .with("Prefer", "return=minimal")
                .patch("/deals/" + deal, "{\"notes\": \"%s\"}".formatted(Canaries.NOTES));
        requestThatFailed =
                store.api().get("/deals?q=" + Canaries.NAME).expect(500).header("X-Request-Id");
        await().until(() -> lines().stream().anyMatch(line -> line.has("error")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eachLineIsOneObjectThatSaysWhenHowBadAndWhat() {
        assertThat(lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.at("/@timestamp").asString()).isNotEmpty();
            assertThat(line.at("/log/level").asString()).isNotEmpty();
            assertThat(line.at("/message").asString()).isNotEmpty();
            assertThat(line.at("/service/name").asString()).isEqualTo("pipetrail");
        });
    }

    @Test
    void aRequestThatFailedIsFoundByItsId() {
        assertThat(lines())
                .filteredOn(line -> line.at("/requestId").asString("").equals(requestThatFailed))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.at("/error/stack_trace").asString()).contains("io.pipetrail"));
    }

    @Test
    void whereTheOperatorKeyOfTheFirstStartIsIsToldAndNotTheKey() {
        assertThat(server.printed())
                .filteredOn(line -> line.contains("Pipetrail is ready"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("operator-key").doesNotContain(server.operatorKey()));
    }

    @Test
    void noLineTellsWhatIsInADealOrAKey() {
        var printed = String.join("\n", server.printed());

        assertThat(Canaries.all()).noneMatch(printed::contains);
        assertThat(printed).doesNotContain(store.secret(), server.operatorKey());
    }

    private static List<JsonNode> lines() {
        return server.printed().stream().map(JSON::readTree).toList();
    }
}
