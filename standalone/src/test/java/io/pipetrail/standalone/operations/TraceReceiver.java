package io.pipetrail.standalone.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes traces as a collector does, by OTLP over HTTP, and keeps what came: protobuf has ids and texts in it as they are. */
final class TraceReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Collection<String> received = new ConcurrentLinkedQueue<>();

    TraceReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** Whether the id of a trace or a span came, which is hexadecimal elsewhere and bytes here. */
    boolean hasId(String hex) {
        return has(new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1));
    }

    boolean has(String text) {
        return received.stream().anyMatch(batch -> batch.contains(text));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            received.add(new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
