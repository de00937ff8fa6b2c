package io.pipetrail.standalone.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Files that are no files, and clients that send slowly, stop or go away: the server keeps serving. */
@ExtendWith(Server.Running.class)
class ImportsUnderFireTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final String ROWS = "external_id,title\na-1,One\na-2,Two\na-3,Three\n";

    private final Server server;
    private final Store store;
    private final String id = UUID.randomUUID().toString();

    ImportsUnderFireTest(Server server) {
        this.server = server;
        store = server.store("admin");
        store.stage("Lead", "");
    }

    /** Seen red: with the look for byte 0 and the bound of a line left out, all of it was read. */
    @Test
    void aGibibyteOfZerosIsRefusedAtOnce() throws Exception {
        try (var socket = begin(id, GIBIBYTE)) {
            var answer = CompletableFuture.supplyAsync(() -> firstLine(socket));
            var zeros = new byte[1 << 16];
            long sent = 0;
            try {
                for (; sent < GIBIBYTE && !answer.isDone(); sent += zeros.length)
                    socket.getOutputStream().write(zeros);
            } catch (IOException refused) {
                // The server has closed the connection: what it had to say is said.
            }
            assertThat(answer.get()).contains(" 422");
            assertThat(sent).isLessThan(GIBIBYTE);
        }
        assertThat(ended(id).path("status").asString()).isEqualTo("failed");
        store.api().get("/deals").expect(200);
    }

    @Test
    void moreThanAGibibyteIsRefusedBeforeItIsSent() throws Exception {
        try (var socket = begin(id, GIBIBYTE + 1)) {
            assertThat(firstLine(socket)).contains(" 413");
        }
    }

    /** Seen red: taken for the end of the file, the import was complete. */
    @Test
    void whatCameBeforeAClientWentAwayStaysAndTheRestCanBeSentAgain() throws Exception {
        try (var socket = begin(id, 1 << 20)) {
            socket.getOutputStream().write(ROWS.getBytes(UTF_8));
            socket.getOutputStream().flush();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> store.api()
                            .get("/imports/imp_" + id)
                            .text("/created")
                            .equals("3"));
        }

        var failed = ended(id);

        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("detail").asString()).contains("broke off");
        assertThat(failed.path("created").asInt()).isEqualTo(3);
        var again = csv(store.api()).post("/imports", ROWS + "a-4,Four\n").expect(201);
        assertThat(again.text("/skipped")).isEqualTo("3");
        assertThat(again.text("/created")).isEqualTo("1");
    }

    @Test
    void clientsThatStopSendingHoldNothingButTheirConnection() throws Exception {
        var idle = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 64; i++) {
                var socket = begin(UUID.randomUUID().toString(), 1 << 20);
                socket.getOutputStream().write("external_id,title\nhalf a r".getBytes(UTF_8));
                socket.getOutputStream().flush();
                idle.add(socket);
            }

            var done = csv(store.api()).post("/imports", ROWS).expect(201);

            assertThat(done.text("/created")).isEqualTo("3");
            store.api().post("/deals", "{\"title\": \"In between\"}").expect(201);
        } finally {
            for (var socket : idle) socket.close();
        }
    }

    private static Api csv(Api api) {
        return api.with("Content-Type", "text/csv");
    }

    private JsonNode ended(String importId) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> store.api().get("/imports/imp_" + importId),
                        answer -> answer.status() == 200
                                && !answer.text("/status").equals("running"))
                .json();
    }

    /** A request for an import of that many bytes, of which none has been sent. */
    private Socket begin(String importId, long bytes) throws IOException {
        var socket = new Socket("localhost", server.port());
        socket.setSoTimeout(120_000);
        var head = """
                POST /v1/stores/%s/imports?id=%s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: text/csv\r
                Content-Length: %d\r
                \r
                """.formatted(store.slug(), importId, store.secret(), bytes);
        socket.getOutputStream().write(head.replaceAll("\r?\n", "\r\n").getBytes(UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String firstLine(Socket socket) {
        try {
            var line = new StringBuilder();
            for (int next = socket.getInputStream().read(); next >= 0 && next != '\n'; ) {
                line.append((char) next);
                next = socket.getInputStream().read();
            }
            return line.toString();
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }
}
