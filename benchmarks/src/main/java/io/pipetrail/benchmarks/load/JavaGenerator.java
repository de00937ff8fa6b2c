package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.rounds.ClosedLoop;
import io.pipetrail.benchmarks.rounds.Tally;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands in for wrk where that is not installed: the JDK's own client. It takes more of the machine than wrk. */
final class JavaGenerator implements Generator {

    @Override
    public String program() {
        return "java.net.http stand-in for wrk, JDK " + Runtime.version();
    }

    @Override
    public Tally run(Load load, int connections, int seconds) {
        var count = new AtomicInteger();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return ClosedLoop.run(
                    connections, seconds, () -> () -> send(client, request(load, count.getAndIncrement())));
        }
    }

    private static void send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        var status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) throw new IOException("Answered " + status);
    }

    private static HttpRequest request(Load load, int number) {
        var path = load.paths().get(number % load.paths().size());
        var pass = number / load.paths().size();
        var request = HttpRequest.newBuilder(URI.create(load.server() + path));
        load.headers().forEach(request::header);
        var body = load.bodies().isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(load.bodies().get(pass % load.bodies().size()));
        return request.method(load.method(), body).build();
    }
}
