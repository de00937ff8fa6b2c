package io.pipetrail.command.imports.mapping;

import io.pipetrail.command.imports.file.Row;
import io.pipetrail.command.imports.file.Rows;
import io.pipetrail.command.imports.file.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A small table that a mapping looks things up in, such as a price list. */
final class LookUp {

    private LookUp() {}

    /** The column of values by the column of keys, as the mapping names them. */
    static Map<String, String> read(String csv, JsonNode said) {
        var rows = Rows.csv(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), ',');
        var found = new HashMap<String, String>();
        try {
            if (!(rows.next() instanceof Row.Cells heading)) return found;
            var key = heading.cells().indexOf(said.path("key").asString(""));
            var value = heading.cells().indexOf(said.path("value").asString(""));
            if (key < 0 || value < 0) throw new BadMapping("a table has not the columns that it should have");
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof Row.Cells(long line, var cells)) {
                    found.put(cells.get(key).strip(), cells.get(value).strip());
                }
            }
            return found;
        } catch (Unreadable e) {
            throw new BadMapping("a table " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
