package io.pipetrail.command.imports.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a mapping says about cells, for the columns that a file has: the name of a column, or one of {@code {"column",
 * "optional"}}, {@code {"text"}}, {@code {"join": [...]}}, {@code {"first": [...]}}, {@code {"look_up", "in"}} and
 * {@code {"if", "is", "then", "else"}}.
 */
record Cells(List<String> heading, JsonNode replaced, Map<String, Map<String, String>> tables) {

    Cell read(JsonNode said) {
        if (said.isString()) return column(said.stringValue(), false);
        if (said.has("column")) {
            return column(
                    said.path("column").asString(""), said.path("optional").asBoolean(false));
        }
        if (said.has("text")) return new Cell.Text(said.path("text").asString(""));
        if (said.has("join")) return new Cell.Joined(all(said.path("join")));
        if (said.has("first")) return new Cell.First(all(said.path("first")));
        if (said.has("look_up")) return lookedUp(said);
        if (said.has("if")) {
            return new Cell.Choice(
                    read(said.path("if")),
                    said.path("is").asString(""),
                    read(said.path("then")),
                    said.has("else") ? read(said.path("else")) : new Cell.Text(""));
        }
        throw new BadMapping("\"" + Amount.shortened(said.toString()) + "\" says nothing about a cell");
    }

    private List<Cell> all(JsonNode said) {
        return said.values().stream().map(this::read).toList();
    }

    private Cell column(String name, boolean optional) {
        var index = heading.indexOf(name);
        if (index < 0 && optional) return new Cell.Text("");
        if (index < 0) throw new BadMapping("the file has no column \"" + Amount.shortened(name) + "\"");
        var replacements = new HashMap<String, String>();
        replaced.path(name)
                .properties()
                .forEach(it -> replacements.put(it.getKey(), it.getValue().asString("")));
        return new Cell.Column(index, replacements);
    }

    private Cell lookedUp(JsonNode said) {
        var table = said.path("in").asString("");
        var entries = tables.get(table);
        if (entries == null) {
            throw new BadMapping("needs the table \"" + table + "\": send it as the parameter table." + table);
        }
        return new Cell.LookedUp(read(said.path("look_up")), table, entries);
    }
}
