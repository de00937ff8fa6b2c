package io.pipetrail.query.api.v1;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV after RFC 4180. Values are as they are: one that begins like a spreadsheet's formula is not altered unless
 * {@link #harmless} is asked for, as an export that is read in again must say the same.
 */
final class Csv {

    private Csv() {}

    static String line(@Nullable Object... values) {
        return Arrays.stream(values).map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A text that a spreadsheet does not take for a formula: with an apostrophe before what would begin one. */
    static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String field(@Nullable Object value) {
        var text = Objects.toString(value, "");
        var special = Stream.of("\"", ",", "\n", "\r").anyMatch(text::contains);
        return special ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
