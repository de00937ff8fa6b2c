package io.pipetrail.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the native API that speaks plain HTTP, as anybody's would. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final String reads;
    private final String credential;
    private final List<String> headers;

    public Api(String base, String credential) {
        this(base, base, credential, List.of());
    }

    private Api(String base, String reads, String credential, List<String> headers) {
        this.base = base;
        this.reads = reads;
        this.credential = credential;
        this.headers = headers;
    }

    public String base() {
        return base;
    }

    /** The same client, sending one more header. */
    public Api with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.addAll(List.of(header, value));
        return new Api(base, reads, credential, List.copyOf(more));
    }

    public Api at(String path) {
        return new Api(base + path, reads + path, credential, headers);
    }

    /** The same client with another credential. */
    public Api as(String other) {
        return new Api(base, reads, other, headers);
    }

    /** The same client, which goes to another server with its GETs, as a proxy before the two sides has it do. */
    public Api readingAt(Api other) {
        return new Api(base, other.base, credential, headers);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    public Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create((method.equals("GET") ? reads : base) + path))
                .timeout(Duration.ofSeconds(60));
        if (!credential.isEmpty()) request.header("Authorization", "Bearer " + credential);
        for (int i = 0; i < headers.size(); i += 2) request.header(headers.get(i), headers.get(i + 1));
        if (!body.isEmpty() && !headers.contains("Content-Type")) request.header("Content-Type", "application/json");
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The answer, if it has the status that it should have. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected %d but got %d: %s".formatted(expected, status, body));
            }
            return this;
        }

        public String text(String pointer) {
            return json().at(pointer).asString();
        }
    }
}
