package io.pipetrail.standalone.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.axonserver.RealAxonServer;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log that was brought to Axon Server and from there into an empty database is the same, and so is the registry. */
@Timeout(300)
class MigrateProgramTest {

    private static final List<String> TABLES = List.of(
            "eventstore.event_log", "registry.deals", "registry.stages", "registry.imported_deals", "access.stores");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final TestDatabase database = TestDatabase.fresh();

    /**
     * Skipped where {@code AXONSERVER_HOST} names no Axon Server. Seen red with a copy that has the import's events as those of
     * two requests: the deal had come in another version.
     */
    @Test
    void theLogGoesToAxonServerAndBack() throws IOException {
        RealAxonServer.assumed();
        var log = "--log=" + UUID.randomUUID();
        try (var server = Server.on(database)) {
            var store = server.store("admin");
            var stage = store.stage("Lead", "");
            store.deal("Printers", "100", stage);
            store.deal("Plotters", "200", stage);
            store.api()
                    .with("Content-Type", "application/x-ndjson")
                    .post("/imports", longDeal())
                    .expect(201);
        }
        var empty = TestDatabase.fresh();

        assertThat(run(database, "--to=axonserver", log)).isZero();
        assertThat(run(empty, "--to=postgres", log)).isZero();
        assertThat(run(empty, "--to=axonserver", log)).isZero();

        assertThat(said().lines()
                        .filter(line -> line.startsWith("Both logs have"))
                        .distinct())
                .hasSize(1);
        for (var table : TABLES) {
            assertThat(rows(empty, table)).isEqualTo(rows(database, table)).isNotEmpty();
        }
    }

    @Test
    void whereToIsToBeSaid() {
        assertThat(run(database)).isEqualTo(2);
        assertThat(run(database, "--to=oracle")).isEqualTo(2);
        assertThat(run(database, "--to=postgres", "--faster")).isEqualTo(2);

        assertThat(said())
                .contains("is needed")
                .contains("unknown option --faster")
                .contains("migrate-events --to=");
    }

    @Test
    void whatIsSaidOfAxonServerIsSaidAsTheServersSettings() {
        var options = MigrateOptions.of(
                List.of("--to=axonserver", "--server=one:1", "--context=c", "--log=l", "--pipetrail.data-dir=d"));

        assertThat(options.settings())
                .containsExactly(
                        "--axon.axonserver.servers=one:1",
                        "--axon.axonserver.context=c",
                        "--pipetrail.log-of-record.name=l",
                        "--pipetrail.data-dir=d");
    }

    /** One that more happened to than is copied at once. */
    private static String longDeal() {
        var activities =
                Stream.generate(() -> "{\"type\":\"note\"}").limit(1_500).collect(Collectors.joining(","));
        return "{\"title\":\"Long\",\"activities\":[" + activities + "]}\n";
    }

    private int run(TestDatabase on, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--pipetrail.database-url=" + on.jdbcUrl() + "?user=" + on.username());
        if (System.getenv("AXONSERVER_HOST") != null) {
            all.add("--server=" + RealAxonServer.host() + ":" + RealAxonServer.port());
        }
        return new MigrateProgram(new PrintStream(told, true, StandardCharsets.UTF_8), false).run(all);
    }

    private String said() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private static List<String> rows(TestDatabase database, String table) {
        return new JdbcTemplate(database.dataSource())
                .queryForList("select * from " + table + " order by 1").stream()
                        .map(row -> row.values().toString())
                        .toList();
    }
}
