package io.pipetrail.standalone.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The imports of a store, over HTTP. */
final class ImportServer {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String imports;
    private final String key;

    ImportServer(ImportOptions options, String key) {
        imports = options.url() + "/v1/stores/" + URLEncoder.encode(options.store(), UTF_8) + "/imports";
        this.key = key;
    }

    /** Sends the file; the answer comes when all of it has been taken over. */
    CompletableFuture<HttpResponse<String>> send(ImportOptions options, UUID id) throws IOException {
        var parameters = new StringBuilder("?id=" + id);
        if (options.dryRun()) parameters.append("&dry_run=true");
        var mapping = options.mappingToSend();
        if (mapping != null) parameters.append("&mapping=").append(URLEncoder.encode(mapping, UTF_8));
        for (var table : Tables.of(options).entrySet()) {
            var csv = Files.readString(table.getValue());
            parameters.append("&table." + table.getKey() + "=" + URLEncoder.encode(csv, UTF_8));
        }
        var request = request(imports + parameters)
                .header("Content-Type", options.isTable() ? "text/csv" : "application/x-ndjson")
                .POST(BodyPublishers.ofFile(options.file()))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    /** How far an import is; empty while the server has not begun with it, or does not answer. */
    Optional<JsonNode> find(UUID id) throws InterruptedException {
        try {
            var request = request(imports + "/imp_" + id)
                    .timeout(Duration.ofSeconds(5))
                    .GET()
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(json(answer)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + key);
    }
}
