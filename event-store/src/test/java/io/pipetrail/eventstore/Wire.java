package io.pipetrail.eventstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The line between a process and a database, which can be cut where it hurts. */
final class Wire implements AutoCloseable {

    private final ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private volatile @Nullable String fatal;

    Wire(TestDatabase database) throws IOException {
        server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        Thread.ofVirtual().start(this::accept);
    }

    TestDatabase end(TestDatabase database) {
        var url = "jdbc:postgresql://localhost:" + here.getLocalPort() + server.getPath();
        return new TestDatabase(database.name(), url, database.username(), database.password());
    }

    /** The next time that this is sent the server gets it, and nobody gets its answer. */
    void loseAnswerTo(String text) {
        fatal = text;
    }

    private void accept() {
        try {
            while (true) {
                var client = here.accept();
                var database = new Socket(server.getHost(), server.getPort());
                ends.addAll(List.of(client, database));
                var lost = new boolean[1];
                Thread.ofVirtual().start(() -> pass(client, database, true, lost));
                Thread.ofVirtual().start(() -> pass(database, client, false, lost));
            }
        } catch (IOException closed) {
            fatal = null;
        }
    }

    private void pass(Socket from, Socket to, boolean sending, boolean[] lost) {
        var buffer = new byte[65536];
        try (from;
                to) {
            for (var read = from.getInputStream().read(buffer);
                    read > 0;
                    read = from.getInputStream().read(buffer)) {
                var word = fatal;
                if (sending && word != null && new String(buffer, 0, read, ISO_8859_1).contains(word)) {
                    fatal = null;
                    lost[0] = true;
                }
                if (!sending && lost[0]) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException closed) {
            lost[0] = true;
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        for (var end : ends) {
            end.close();
        }
    }
}
