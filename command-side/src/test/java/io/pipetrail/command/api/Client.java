package io.pipetrail.command.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with a key, who writes to one store. */
record Client(HttpClient http, String host, String store, String key) {

    Reply post(String path, @Nullable String json, String... headers) {
        return send("POST", path, json, headers);
    }

    Reply patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** Sends a request about something in the store; a path that begins with a slash is taken as it is. */
    Reply send(String method, String path, @Nullable String json, String... headers) {
        var uri = path.startsWith("/") ? path : "/v1/stores/" + store + "/" + path;
        var request = HttpRequest.newBuilder(URI.create(host + uri))
                .header("Authorization", "Bearer " + key)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) request.headers(headers);
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The operator opens a store, and this is its administrator. */
    Client opens(String body) {
        var opened = post("/v1/stores", body).is(201).text("id");
        return in(opened, "admin");
    }

    /** Somebody with a new key of this role in that store. */
    Client in(String store, String role) {
        var issued = post("/v1/stores/" + store + "/api-keys", "{\"name\":\"test\",\"role\":\"" + role + "\"}");
        return new Client(http, host, store, issued.is(201).text("secret"));
    }

    /** The same person at another node. */
    Client at(Node node) {
        return node.client(store, key);
    }
}
