package io.pipetrail.standalone.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables that go along with a file: those that were named, and those that its mapping says are beside it. */
final class Tables {

    private Tables() {}

    static Map<String, Path> of(ImportOptions options) throws IOException {
        var found = new HashMap<String, Path>();
        for (var table : mapping(options).path("tables").properties()) {
            var beside =
                    options.file().resolveSibling(table.getValue().path("file").asString("."));
            if (Files.isRegularFile(beside)) found.put(table.getKey(), beside);
        }
        found.putAll(options.tables());
        return found;
    }

    private static JsonNode mapping(ImportOptions options) throws IOException {
        var said = options.mappingToSend();
        if (said == null) return JsonMapper.shared().createObjectNode();
        if (said.stripLeading().startsWith("{")) return JsonMapper.shared().readTree(said);
        try (var ready = Tables.class.getResourceAsStream("/io/pipetrail/command/imports/mapping/" + said + ".json")) {
            return ready == null
                    ? JsonMapper.shared().createObjectNode()
                    : JsonMapper.shared().readTree(ready.readAllBytes());
        }
    }
}
