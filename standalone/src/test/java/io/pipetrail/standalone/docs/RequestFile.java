package io.pipetrail.standalone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of docs/http: requests in the syntax of editors' REST clients, each with a comment that names the status to expect. */
record RequestFile(Map<String, String> variables, List<Request> requests) {

    /** One request, its variables still in it; the status it should get, 0 where the file does not say. */
    record Request(
            String title,
            @Nullable String name,
            String method,
            String url,
            Map<String, String> headers,
            String body,
            int expected) {}

    static RequestFile read(Path file) {
        try {
            var text = Files.readString(file);
            var variables = text.lines()
                    .filter(line -> line.startsWith("@"))
                    .map(line -> line.substring(1).split("=", 2))
                    .collect(Collectors.toMap(part -> part[0].strip(), part -> part[1].strip()));
            var requests = new ArrayList<Request>();
            for (var block : text.split("(?m)^###")) {
                var request = request(block);
                if (request != null) requests.add(request);
            }
            return new RequestFile(variables, requests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Request request(String block) {
        var title = block.lines().findFirst().orElse("").strip();
        String name = null;
        int expected = 0;
        var lines = new ArrayList<String>();
        for (var line : block.lines().skip(1).toList()) {
            if (line.startsWith("# @name ")) name = line.substring(8).strip();
            else if (line.startsWith("# -> "))
                expected = Integer.parseInt(line.substring(5).strip().substring(0, 3));
            else if (!line.startsWith("#") && !line.startsWith("@")) lines.add(line);
        }
        while (!lines.isEmpty() && lines.getFirst().isBlank()) lines.removeFirst();
        if (lines.isEmpty()) return null;
        var start = lines.removeFirst().strip().split("\\s+");
        var headers = new HashMap<String, String>();
        while (!lines.isEmpty() && !lines.getFirst().isBlank()) {
            var header = lines.removeFirst().split(":", 2);
            headers.put(header[0].strip(), header[1].strip());
        }
        return new Request(
                title,
                name,
                start[0],
                start[1],
                headers,
                String.join("\n", lines).strip(),
                expected);
    }
}
