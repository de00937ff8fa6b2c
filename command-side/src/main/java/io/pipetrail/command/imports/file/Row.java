package io.pipetrail.command.imports.file;

import java.util.List;

/** What stands in a file for one deal, and the line where it begins. */
public sealed interface Row {

    long line();

    /** A JSON object. */
    record Json(long line, String json) implements Row {}

    /** The cells of a row of a table. */
    record Cells(long line, List<String> cells) implements Row {}

    /** Nothing that can be read, and why. */
    record Broken(long line, String detail) implements Row {}
}
