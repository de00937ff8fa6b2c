package io.pipetrail.standalone.replicas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pipetrail.standalone.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends each request to the next of those that say they are ready, and never tries again: what fails is a 502. */
final class Balancer implements AutoCloseable {

    private static final int LOOK_EVERY_MILLIS = 50;
    /** Of a connection, not of the message on it. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host", "connection", "content-length", "transfer-encoding", "keep-alive", "upgrade", "http2-settings");

    private final HttpServer here;
    private final List<Replica> replicas;
    private final Set<Replica> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Balancer(List<Replica> replicas) {
        this.replicas = replicas;
        try {
            here = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        here.setExecutor(threads);
        here.createContext("/", this::pass);
        here.start();
        replicas.forEach(replica -> threads.submit((Callable<@Nullable Void>) () -> watch(replica)));
    }

    String address() {
        return "http://localhost:" + here.getAddress().getPort();
    }

    boolean knowsAsReady(Replica replica) {
        return ready.contains(replica);
    }

    @Override
    public void close() {
        here.stop(0);
        threads.shutdownNow();
        client.close();
    }

    private @Nullable Void watch(Replica replica) throws InterruptedException {
        do {
            if (isReady(replica)) ready.add(replica);
            else ready.remove(replica);
        } while (!threads.awaitTermination(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        return null;
    }

    private static boolean isReady(Replica replica) {
        try {
            var health = new Api(replica.address(), "").get("/actuator/health/readiness");
            return health.status() == 200;
        } catch (UncheckedIOException | IllegalStateException away) {
            return false;
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            if (answer == null) exchange.sendResponseHeaders(502, -1);
            else passBack(answer, exchange);
        }
    }

    private @Nullable HttpResponse<byte[]> answer(HttpExchange exchange) {
        var there = replicas.stream().filter(ready::contains).toList();
        if (there.isEmpty()) return null;
        var chosen = there.get(Math.floorMod(turn.getAndIncrement(), there.size()));
        try {
            return client.send(request(exchange, chosen), BodyHandlers.ofByteArray());
        } catch (IOException | IllegalStateException failed) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static HttpRequest request(HttpExchange exchange, Replica replica) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(replica.address() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) values.forEach(value -> request.header(name, value));
        });
        return request.build();
    }

    private static void passBack(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (isPassedOn(name)) exchange.getResponseHeaders().put(name, values);
        });
        var body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }
}
