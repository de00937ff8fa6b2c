package io.pipetrail.command.imports.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the rows of a table into lines of an import. */
public final class MappedTable {

    private static final Set<String> DATES = Set.of("expected_close_date");
    private static final Set<String> TIMES = Set.of("created_at", "at");
    private static final Set<String> AMOUNTS = Set.of("value");
    private static final Set<String> NUMBERS = Set.of("probability");

    private final Map<String, Cell> fields;
    private final List<Map<String, Cell>> history;
    private final Dates dates;
    private final char decimalSeparator;

    MappedTable(Map<String, Cell> fields, List<Map<String, Cell>> history, Dates dates, char decimalSeparator) {
        this.fields = Map.copyOf(fields);
        this.history = List.copyOf(history);
        this.dates = dates;
        this.decimalSeparator = decimalSeparator;
    }

    /**
     * The line for a row. What a row has no text for is not in it, and neither is a step of the history without its date or stage.
     *
     * @throws BadCell with the name of what it is about
     */
    public String line(List<String> row) {
        var line = JsonNodeFactory.instance.objectNode();
        fields.forEach((field, cell) -> put(line, field, cell, row));
        var steps = line.putArray("history");
        for (var entry : history) {
            var step = JsonNodeFactory.instance.objectNode();
            entry.forEach((field, cell) -> put(step, field, cell, row));
            if (step.has("at") && (step.has("stage") || !entry.containsKey("stage"))) steps.add(step);
        }
        return line.toString();
    }

    private void put(ObjectNode line, String field, Cell cell, List<String> row) {
        try {
            var text = cell.in(row);
            if (!text.isEmpty()) put(line, field, text);
        } catch (BadCell bad) {
            throw new BadCell(field + ": " + bad.getMessage());
        }
    }

    private void put(ObjectNode line, String field, String text) {
        if (TIMES.contains(field)) line.put(field, dates.instant(text).toString());
        else if (DATES.contains(field)) line.put(field, dates.date(text).toString());
        else if (NUMBERS.contains(field)) line.put(field, Amount.number(text, decimalSeparator));
        else if (AMOUNTS.contains(field)) putAmount(line, field, text);
        else if (field.equals("currency")) putCurrency(line, text);
        else line.put(field, text);
    }

    private void putAmount(ObjectNode line, String field, String text) {
        var amount = Amount.read(text, decimalSeparator);
        line.put(field, amount.units());
        if (amount.currency() != null) putCurrency(line, amount.currency().getCurrencyCode());
    }

    /** It may be said by the amount and apart from it, but not one thing here and another there. */
    private static void putCurrency(ObjectNode line, String code) {
        var said = line.path("currency").asString(code);
        if (!said.equalsIgnoreCase(code)) throw new BadCell("there are two currencies, " + said + " and " + code);
        line.put("currency", code.toLowerCase(Locale.ROOT));
    }
}
