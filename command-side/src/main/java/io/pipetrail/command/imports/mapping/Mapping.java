package io.pipetrail.command.imports.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which column of a table is which field of a deal, and how its dates make the deal's history. */
public final class Mapping {

    /** For a table whose columns are called as the fields are, such as an export. */
    public static final String USUAL = "deals";

    private static final String CUSTOM = "custom";
    private static final Set<String> PARTS = Set.of(
            "delimiter",
            "decimal_separator",
            "dates",
            "time_zone",
            "replace",
            "tables",
            "fields",
            "history",
            "create_stages",
            "comment");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final JsonNode said;

    private Mapping(String name, JsonNode said) {
        this.name = name;
        this.said = said;
        if (!said.isObject() || !said.path("fields").isObject()) throw new BadMapping("must be an object with fields");
        said.propertyNames().stream()
                .filter(part -> !PARTS.contains(part))
                .findFirst()
                .ifPresent(part -> {
                    throw new BadMapping("\"" + Amount.shortened(part) + "\" is no part of a mapping");
                });
        delimiter();
        decimalSeparator();
        dates();
    }

    /**
     * The ready mapping of that name, or the one that is written out as a JSON object.
     *
     * @throws BadMapping if there is none
     */
    public static Mapping of(@Nullable String nameOrJson) {
        if (nameOrJson == null || nameOrJson.isBlank()) return ready(USUAL);
        if (!nameOrJson.stripLeading().startsWith("{")) return ready(nameOrJson);
        try {
            return new Mapping(CUSTOM, JSON.readTree(nameOrJson));
        } catch (JacksonException e) {
            throw new BadMapping("is not JSON");
        }
    }

    private static Mapping ready(String name) {
        if (!name.matches("[a-z0-9-]{1,60}")) throw new BadMapping("there is none of this name");
        try (var file = Mapping.class.getResourceAsStream(name + ".json")) {
            if (file == null) throw new BadMapping("there is none of this name");
            return new Mapping(name, JSON.readTree(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    public char delimiter() {
        return character("delimiter", ',');
    }

    /** The stages that the import makes where they are not there, as {@code {"pipeline", "stages": [...]}}. */
    public Optional<JsonNode> stagesToCreate() {
        return said.hasNonNull("create_stages") ? Optional.of(said.path("create_stages")) : Optional.empty();
    }

    /**
     * The mapping for a file with this heading.
     *
     * @param tables what to look up in, by name, each as CSV with a heading
     * @throws BadMapping if a column or a table is missing
     */
    public MappedTable over(List<String> heading, Map<String, String> tables) {
        var names = heading.stream().map(String::strip).toList();
        var read = new HashMap<String, Map<String, String>>();
        tables.forEach((table, csv) ->
                read.put(table, LookUp.read(csv, said.path("tables").path(table))));
        var cells = new Cells(names, said.path("replace"), read);
        var fields = new HashMap<String, Cell>();
        said.path("fields").properties().forEach(field -> fields.put(field.getKey(), cells.read(field.getValue())));
        var history = new ArrayList<Map<String, Cell>>();
        for (var entry : said.path("history").values()) {
            var mapped = new HashMap<String, Cell>();
            entry.properties().forEach(field -> mapped.put(field.getKey(), cells.read(field.getValue())));
            history.add(mapped);
        }
        return new MappedTable(fields, history, dates(), decimalSeparator());
    }

    private Dates dates() {
        var patterns =
                said.path("dates").values().stream().map(it -> it.asString("")).toList();
        return Dates.of(patterns, said.path("time_zone").asString("UTC"));
    }

    private char decimalSeparator() {
        return character("decimal_separator", '.');
    }

    private char character(String part, char usual) {
        var text = said.path(part).asString(String.valueOf(usual));
        if (text.length() != 1 || text.equals("\"")) throw new BadMapping(part + " must be one character");
        return text.charAt(0);
    }
}
