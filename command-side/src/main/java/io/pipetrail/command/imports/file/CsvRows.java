package io.pipetrail.command.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table after RFC 4180. A quote that is never closed would swallow the rest of the file: where that shows, only the line that
 * opened it is broken, and reading goes on behind that line.
 */
final class CsvRows implements Rows {

    /** How far a row may reach that goes over several lines, so that a quote nobody closes costs no more than this to read again. */
    static final int MOST_LINES = 1_000;

    static final int LONGEST_ROW = 1 << 16;

    /** Where this many quotes are never closed, the file is no table. */
    static final int MOST_UNCLOSED = 100;

    private final Lines lines;
    private final char delimiter;
    private final CsvReader.CsvReaderBuilder parser;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private int width;
    private int unclosed;

    CsvRows(Lines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.parser = CsvReader.builder().fieldSeparator(delimiter).maxBufferSize(2 * Lines.LONGEST);
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (var line = line(); line != null; line = line()) {
            if (line.fault() != null) return new Row.Broken(line.number(), line.fault());
            if (!line.text().isBlank()) return row(line);
        }
        return null;
    }

    @Override
    public long bytes() {
        return lines.bytes();
    }

    private Row row(Line first) throws IOException {
        var taken = new ArrayList<>(List.of(first));
        var text = new StringBuilder(first.text());
        var quotes = new Quotes(delimiter).after(first.text());
        while (quotes.areOpen()) {
            var more = line();
            if (more == null) return unclosed(taken);
            taken.add(more);
            var tooMuch =
                    taken.size() > MOST_LINES || text.length() + more.text().length() > LONGEST_ROW;
            if (more.fault() != null || tooMuch) return unclosed(taken);
            text.append('\n').append(more.text());
            quotes.after("\n").after(more.text());
        }
        return cells(
                taken, text.charAt(text.length() - 1) == '\r' ? text.substring(0, text.length() - 1) : text.toString());
    }

    private Row cells(List<Line> taken, String text) {
        var number = taken.getFirst().number();
        try {
            var cells = List.copyOf(parser.ofSingleCsvRecord(text).getFields());
            if (width == 0) width = cells.size();
            if (cells.size() == width) return new Row.Cells(number, cells);
            return taken.size() > 1
                    ? unclosed(taken)
                    : new Row.Broken(number, "has " + cells.size() + " cells where the heading has " + width);
        } catch (CsvParseException e) {
            return taken.size() > 1 ? unclosed(taken) : new Row.Broken(number, "has something behind a closing quote");
        }
    }

    private Row unclosed(List<Line> taken) {
        if (++unclosed > MOST_UNCLOSED) {
            throw new Unreadable("has more than " + MOST_UNCLOSED + " rows with a quote that is not closed");
        }
        for (int i = taken.size() - 1; i > 0; i--) ahead.addFirst(taken.get(i));
        return new Row.Broken(taken.getFirst().number(), "has a quote that is not closed");
    }

    private @Nullable Line line() throws IOException {
        return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
    }
}
