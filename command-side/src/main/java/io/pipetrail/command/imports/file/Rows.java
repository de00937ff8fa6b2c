package io.pipetrail.command.imports.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The rows of a file as it arrives. */
public interface Rows {

    /**
     * The next row, or null at the end.
     *
     * @throws Unreadable if the file as a whole is not what it should be
     */
    @Nullable
    Row next() throws IOException;

    /** How much of the file was read. */
    long bytes();

    /** A JSON object a line. */
    static Rows ndjson(InputStream in) {
        return new JsonRows(new Lines(in));
    }

    /** A table. The first row is the heading, and every row must have as many cells as that. */
    static Rows csv(InputStream in, char delimiter) {
        return new CsvRows(new Lines(in), delimiter);
    }
}
