package io.pipetrail.standalone.api;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Something that can be asked of the server, as its OpenAPI documents say: of all dialects, one that comes later as well.
 *
 * @param path with the names of its variables in braces
 */
record Operation(String dialect, String method, String path, JsonNode description) {

    private static final List<String> IDS_OF_ROWS = List.of("starting_after", "ending_before");

    static List<Operation> all(Server server) {
        var api = new Api(server.address(), "");
        var all = new ArrayList<Operation>();
        for (var group :
                api.get("/v3/api-docs/swagger-config").expect(200).json().at("/urls")) {
            var name = group.at("/url").asString().replaceFirst(".*/", "");
            var paths = api.get("/v3/api-docs/" + name).expect(200).json().at("/paths");
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        var method = operation.getKey().toUpperCase(Locale.ROOT);
                        all.add(new Operation(name, method, path.getKey(), operation.getValue()));
                    }));
        }
        return List.copyOf(all);
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** Has a variable beyond the store and Introzy's type. */
    boolean namesAThing() {
        return path.replace("{store_id}", "").replace("{type}", "").contains("{");
    }

    /** Whether an id may be anywhere in it. */
    boolean takesAnId() {
        return namesAThing()
                || !query("").isEmpty()
                || !body(noun -> "this").equals(body(noun -> "that"))
                || !rowParameters().isEmpty();
    }

    /** The path in a store, with things named by the noun before their variable. */
    String path(String store, UnaryOperator<String> idOf) {
        var noun = "";
        var filled = new ArrayList<String>();
        for (var part : path.split("/")) {
            filled.add(
                    switch (part) {
                        case "{store_id}" -> store;
                        case "{type}" -> "sales";
                        default -> part.startsWith("{") ? idOf.apply(noun) : part;
                    });
            noun = part;
        }
        return String.join("/", filled);
    }

    /** The query with this id in every parameter that takes one, or else none. */
    String query(String id) {
        return parameters()
                .filter(name -> name.matches(".*(_id|Id)"))
                .map(name -> name + "=" + id)
                .collect(Collectors.collectingAndThen(Collectors.joining("&"), it -> it.isEmpty() ? "" : "?" + it));
    }

    /** Whether rows may be named as where a page begins or ends. */
    List<String> rowParameters() {
        return parameters().filter(IDS_OF_ROWS::contains).toList();
    }

    private Stream<String> parameters() {
        return description
                .at("/parameters")
                .valueStream()
                .filter(it -> it.at("/in").asString().equals("query"))
                .map(it -> it.at("/name").asString());
    }

    /** A body with a value in every field that is described: ids where ids belong. */
    String body(UnaryOperator<String> idOf) {
        return description.at("/requestBody/content/application~1json/schema/properties").properties().stream()
                .map(field -> "\"" + field.getKey() + "\":" + value(field.getKey(), field.getValue(), idOf))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(String name, JsonNode schema, UnaryOperator<String> idOf) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("id")) return "\"" + idOf.apply(lower.contains("stage") ? "stages" : lower) + "\"";
        return switch (schema.at("/type").asString("")) {
            case "number", "integer" -> "1";
            case "boolean" -> "false";
            case "array" -> "[]";
            default -> lower.equals("type") || lower.equals("currency") ? "null" : "\"x\"";
        };
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
