package io.pipetrail.benchmarks.contenders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a server, apart from any load. */
public final class HttpJson {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String server;
    private final Map<String, String> headers;

    public HttpJson(String server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** Whether a GET is answered with 200. */
    public boolean answers(String path) {
        try {
            return send("GET", path, "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public JsonNode get(String path) {
        return json("GET", path, "");
    }

    public JsonNode post(String path, String body) {
        return json("POST", path, body);
    }

    /** Whatever the answer is. */
    public HttpResponse<String> send(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private JsonNode json(String method, String path, String body) {
        try {
            var answer = send(method, path, body);
            if (answer.statusCode() / 100 == 2) return JSON.readTree(answer.body());
            throw new IllegalStateException(
                    "%s %s answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
