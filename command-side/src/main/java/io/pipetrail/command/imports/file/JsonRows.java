package io.pipetrail.command.imports.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON object a line; empty lines do not count. */
final class JsonRows implements Rows {

    private final Lines lines;

    JsonRows(Lines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.fault() != null) return new Row.Broken(line.number(), line.fault());
            if (!line.text().isBlank()) return new Row.Json(line.number(), line.text());
        }
        return null;
    }

    @Override
    public long bytes() {
        return lines.bytes();
    }
}
