package io.pipetrail.command.imports.mapping;

import java.util.List;
import java.util.Map;

/** Where the text for something comes from. An empty text is none. */
interface Cell {

    String in(List<String> row);

    /** The cell of a column. */
    record Column(int index, Map<String, String> replaced) implements Cell {
        @Override
        public String in(List<String> row) {
            var text = row.get(index).strip();
            return replaced.getOrDefault(text, text);
        }
    }

    /** The same in every row. */
    record Text(String text) implements Cell {
        @Override
        public String in(List<String> row) {
            return text;
        }
    }

    /** One behind the other. */
    record Joined(List<Cell> parts) implements Cell {

        private static final int LONGEST = 1 << 16;

        @Override
        public String in(List<String> row) {
            var joined = new StringBuilder();
            for (var part : parts) {
                joined.append(part.in(row));
                if (joined.length() > LONGEST)
                    throw new BadCell("is longer than " + LONGEST + " characters when joined");
            }
            return joined.toString();
        }
    }

    /** The first that has one. */
    record First(List<Cell> choices) implements Cell {
        @Override
        public String in(List<String> row) {
            for (var choice : choices) {
                var text = choice.in(row);
                if (!text.isEmpty()) return text;
            }
            return "";
        }
    }

    /** What a table has for it. */
    record LookedUp(Cell key, String table, Map<String, String> entries) implements Cell {
        @Override
        public String in(List<String> row) {
            var wanted = key.in(row);
            var found = entries.get(wanted);
            if (found == null) {
                throw new BadCell("\"" + Amount.shortened(wanted) + "\" is not in the table " + table);
            }
            return found;
        }
    }

    /** The one or the other. */
    record Choice(Cell asked, String wanted, Cell then, Cell otherwise) implements Cell {
        @Override
        public String in(List<String> row) {
            return (asked.in(row).equals(wanted) ? then : otherwise).in(row);
        }
    }
}
