package io.pipetrail.standalone.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rebuild that is killed with its server leaves nothing but what was there before it. */
class KilledRebuildTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void aServerKilledInARebuildComesBackWithTheTablesThatItHad() throws Exception {
        var data = folder.resolve("data");
        Store store;
        Map<String, String> before;
        try (var server = ServerProcess.start(data)) {
            store = Store.open(server.operator(), "admin");
            var stage = store.stage("Lead", "");
            for (int i = 0; i < 20; i++) store.deal("Deal " + i, "100", stage);
            Verified.nothingDiffers(store.api());
            before = rows(sql(data));
            killedInTheMiddle(server, data);
        }

        try (var again = ServerProcess.start(data)) {
            var database = sql(data);
            await().atMost(PATIENCE).until(() -> !isNextThere(database));

            assertThat(rows(database)).isEqualTo(before);
            var after = store.at(again.operator());
            Verified.nothingDiffers(after);
            assertThat(again.operator()
                            .get("/v1/projections/deals")
                            .expect(200)
                            .json()
                            .at("/rebuilt")
                            .isNull())
                    .isTrue();
        }
    }

    /** Whoever reads one of the tables keeps it from being exchanged, so all is built by then and nothing is in its place. */
    private static void killedInTheMiddle(ServerProcess server, Path data) throws Exception {
        try (var reader = source(data).getConnection()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("select count(*) from readside.deals");
            }
            await().atMost(PATIENCE).until(() -> isBegun(server.operator()));
            var database = sql(data);
            await().atMost(PATIENCE).until(() -> isNextThere(database));
            server.kill();
        }
    }

    /** At first what happens at start may still be under way. */
    private static boolean isBegun(Api operator) {
        return operator.post("/v1/projections/all/rebuild", "").status() == 202;
    }

    private static boolean isNextThere(JdbcClient database) {
        return database.sql("select to_regclass('readside_next.deals') is not null")
                .query(Boolean.class)
                .single();
    }

    private static Map<String, String> rows(JdbcClient database) {
        var rows = new TreeMap<String, String>();
        for (var table : new String[] {"deals", "activities", "event_index", "movements", "summary_changes"})
            rows.put(
                    table,
                    database.sql("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from readside."
                                    + table + " t")
                            .query(String.class)
                            .single());
        return rows;
    }

    private static JdbcClient sql(Path data) throws IOException {
        return JdbcClient.create(source(data));
    }

    /** The server's own PostgreSQL, whose port is the fourth line of its file. */
    private static PGSimpleDataSource source(Path data) throws IOException {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + port.strip() + "/pipetrail");
        source.setUser("postgres");
        return source;
    }
}
