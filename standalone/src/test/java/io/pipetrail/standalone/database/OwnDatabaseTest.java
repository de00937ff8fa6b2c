package io.pipetrail.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Pipetrail;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

class OwnDatabaseTest {

    private static final String OPERATOR_KEY = "the-operator-key-of-the-tests";

    @TempDir
    private Path existing;

    @TempDir
    private Path data;

    @Test
    void aServerThatIsToldOfADatabaseEmbedsNoneAndKeepsEverythingThere() {
        try (var database = EmbeddedDatabase.start(new DataDirectory(existing))) {
            var url = database.jdbcUrl() + "?user=" + database.username();
            var store = startedOn(url, address -> {
                var opened = Store.open(new Api(address, OPERATOR_KEY), "admin");
                opened.deal("Kept elsewhere", "7", opened.stage("Lead", ""));
                return opened;
            });

            var title = startedOn(
                    url,
                    address -> new Api(address + "/v1/stores/" + store.slug(), store.secret())
                            .get("/deals")
                            .expect(200)
                            .text("/data/0/title"));

            assertThat(title).isEqualTo("Kept elsewhere");
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    private <T> T startedOn(String url, Function<String, T> use) {
        try (var context = Pipetrail.application()
                .run(
                        "--server.port=0",
                        "--pipetrail.data-dir=" + data,
                        "--pipetrail.database-url=" + url,
                        "--pipetrail.operator-key=" + OPERATOR_KEY,
                        "--pipetrail.drain=0s",
                        Server.PATIENT)) {
            var server = ((ServletWebServerApplicationContext) context).getWebServer();
            return use.apply("http://localhost:" + (server == null ? 0 : server.getPort()));
        }
    }
}
