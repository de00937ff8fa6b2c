package io.pipetrail.standalone;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole server in this JVM, on a port and a data directory of its own, started once for all tests that ask for it. Each test
 * works in a store of its own.
 */
public final class Server implements AutoCloseable {

    public static final String OPERATOR_KEY = "the-operator-key-of-the-tests";

    /** So that a test may read what it wrote however busy the machine is; a second is what users get. */
    public static final String PATIENT = "--pipetrail.read-your-writes.wait=15s";

    private final Path data;
    private final ConfigurableApplicationContext context;

    private Server(String... more) {
        try {
            data = Files.createTempDirectory("pipetrail-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var arguments = Stream.of(
                "--server.port=0",
                "--pipetrail.data-dir=" + data,
                "--pipetrail.operator-key=" + OPERATOR_KEY,
                "--pipetrail.rate-limit=0",
                "--pipetrail.failed-authentications=0",
                PATIENT);
        context = Pipetrail.application()
                .run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    }

    /** A node on a database that there is, one of several perhaps; it is the caller's to close. */
    public static Server on(TestDatabase database, String... more) {
        var arguments = Stream.of(
                "--pipetrail.database-url=" + database.jdbcUrl() + "?user=" + database.username(),
                "--pipetrail.key-pepper=the-pepper-of-all-nodes-of-the-tests",
                "--pipetrail.drain=0s");
        return new Server(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    }

    /** The same for very many clients at once: it has few connections, and on a busy machine the last of them waits for long. */
    public static Server forManyOn(TestDatabase database) {
        return on(
                database,
                "--spring.datasource.hikari.connection-timeout=30000",
                "--pipetrail.event-store.lock-timeout=30s");
    }

    public String address() {
        return "http://localhost:" + port();
    }

    public int port() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Api operator() {
        return new Api(address(), OPERATOR_KEY);
    }

    /** A new store and a client with a key of that role for it. */
    public Store store(String role) {
        return Store.open(operator(), role);
    }

    @Override
    public void close() throws IOException {
        context.close();
        FileSystemUtils.deleteRecursively(data);
    }

    /** Hands the one running server to the tests. */
    public static final class Running implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Server.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Server.class, key -> new Server());
        }
    }
}
