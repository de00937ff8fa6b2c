package io.pipetrail.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Server() {
        try {
            data = Files.createTempDirectory("pipetrail-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context = Pipetrail.application()
                .run(
                        "--server.port=0",
                        "--pipetrail.data-dir=" + data,
                        "--pipetrail.operator-key=" + OPERATOR_KEY,
                        "--pipetrail.rate-limit=0",
                        PATIENT);
    }

    public String address() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return "http://localhost:" + (server == null ? 0 : server.getPort());
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
