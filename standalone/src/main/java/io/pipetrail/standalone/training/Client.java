package io.pipetrail.standalone.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests with a credential; what is refused ends the training, for it would teach the JVM something else. */
record Client(String address, String credential, HttpClient http) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Client(String address, String credential) {
        this(address, credential, HttpClient.newHttpClient());
    }

    Client with(String otherCredential) {
        return new Client(address, otherCredential, http);
    }

    String get(String path) throws InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    String post(String path, String json) throws InterruptedException {
        return send("POST", path, BodyPublishers.ofString(json));
    }

    String patch(String path, String json) throws InterruptedException {
        return send("PATCH", path, BodyPublishers.ofString(json));
    }

    private String send(String method, String path, BodyPublisher body) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + credential)
                .header("Content-Type", "application/json")
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() < 300) return response.body();
            throw new IllegalStateException(
                    "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
