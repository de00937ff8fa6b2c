package io.pipetrail.command.imports.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.command.imports.file.Row.Broken;
import io.pipetrail.command.imports.file.Row.Cells;
import io.pipetrail.command.imports.file.Row.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Files are read row by row, and what is broken in them costs no more than itself. */
class RowsTest {

    @Test
    void aTableHasCellsAndLineNumbers() throws IOException {
        assertThat(csv("a,b\r\n1,\"two, or \"\"so\"\"\"\n\n\"3\n4\",5\n6,7"))
                .containsExactly(
                        new Cells(1, List.of("a", "b")),
                        new Cells(2, List.of("1", "two, or \"so\"")),
                        new Cells(4, List.of("3\n4", "5")),
                        new Cells(6, List.of("6", "7")));
    }

    /** Seen red: without reading again behind the line with the quote, the rows behind it were part of its cell. */
    @Test
    void aQuoteThatIsNeverClosedBreaksItsOwnLineOnly() throws IOException {
        assertThat(csv("a,b\n1,\"two\n3,4\n5,6\n"))
                .containsExactly(
                        new Cells(1, List.of("a", "b")),
                        new Broken(2, "has a quote that is not closed"),
                        new Cells(3, List.of("3", "4")),
                        new Cells(4, List.of("5", "6")));
    }

    @Test
    void aQuoteThatTheNextQuotedCellSeemsToCloseBreaksItsOwnLineOnly() throws IOException {
        assertThat(csv("a,b\n1,\"two\n3,4\n5,\"six\"\n"))
                .containsExactly(
                        new Cells(1, List.of("a", "b")),
                        new Broken(2, "has a quote that is not closed"),
                        new Cells(3, List.of("3", "4")),
                        new Cells(4, List.of("5", "six")));
    }

    @Test
    void aRowWithTooManyCellsIsBroken() throws IOException {
        assertThat(csv("a,b\n1\n2,3\n"))
                .containsExactly(
                        new Cells(1, List.of("a", "b")),
                        new Broken(2, "has 1 cells where the heading has 2"),
                        new Cells(3, List.of("2", "3")));
    }

    /** Seen red: without the bound of a row, a mebibyte was read for the first of them, and as much for each one behind it. */
    @Test
    void quotesThatTheNextLineSeemsToOpenAgainCostNoMoreThanABoundedRow() throws IOException {
        var endless = new Endless("a,b\nx\"y,\"z\n");
        var rows = Rows.csv(endless, ',');

        rows.next();

        assertThat(rows.next()).isEqualTo(new Broken(2, "has a quote that is not closed"));
        assertThat(endless.read.get()).isLessThan(4 * CsvRows.LONGEST_ROW);
    }

    /** Seen red: without the bound, the whole file was read as one broken row after the other. */
    @Test
    void aFileOfUnclosedQuotesIsNoTable() {
        var file = "a,b\n1,2\n" + "x\"y,\"z\n".repeat(3_000);

        assertThatThrownBy(() -> csv(file)).isInstanceOf(Unreadable.class).hasMessageContaining("100 rows");
    }

    @Test
    void aCellOfManyLinesIsACell() throws IOException {
        var cell = "line\n".repeat(CsvRows.MOST_LINES - 2) + "end";

        assertThat(csv("a\n\"" + cell + "\"\nb\n"))
                .containsExactly(
                        new Cells(1, List.of("a")),
                        new Cells(2, List.of(cell)),
                        new Cells(CsvRows.MOST_LINES + 1, List.of("b")));
    }

    @Test
    void anInchMarkInsideACellIsNoQuote() throws IOException {
        assertThat(csv("a\nscreen 5\" wide\nb\n"))
                .containsExactly(
                        new Cells(1, List.of("a")),
                        new Cells(2, List.of("screen 5\" wide")),
                        new Cells(3, List.of("b")));
    }

    @Test
    void whatIsNotUtf8IsBroken() throws IOException {
        assertThat(all(Rows.csv(new ByteArrayInputStream("a\nMüller\nMeier\n".getBytes(ISO_8859_1)), ',')))
                .containsExactly(
                        new Cells(1, List.of("a")), new Broken(2, "is not in UTF-8"), new Cells(3, List.of("Meier")));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeading() throws IOException {
        assertThat(csv("\uFEFFa\n1\n")).containsExactly(new Cells(1, List.of("a")), new Cells(2, List.of("1")));
    }

    @Test
    void aLineThatIsTooLongIsBroken() throws IOException {
        var json = "{}\n" + "x".repeat(Lines.LONGEST + 1) + "\n{\"a\":1}";
        assertThat(all(Rows.ndjson(stream(json))))
                .containsExactly(
                        new Json(1, "{}"),
                        new Broken(2, "is longer than " + Lines.LONGEST + " bytes"),
                        new Json(3, "{\"a\":1}"));
    }

    @Test
    void zerosAreNoText() {
        var endless = new Endless("\0");
        assertThatThrownBy(() -> Rows.csv(endless, ',').next())
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("byte 0");
        assertThat(endless.read.get()).isLessThan(1 << 20);
    }

    @Test
    void anEndlessLineIsNotReadToItsEnd() {
        var endless = new Endless("x");
        assertThatThrownBy(() -> Rows.csv(endless, ',').next()).isInstanceOf(Unreadable.class);
        assertThat(endless.read.get()).isLessThan(32 << 20);
    }

    private static List<Row> csv(String text) throws IOException {
        return all(Rows.csv(stream(text), ','));
    }

    private static List<Row> all(Rows rows) throws IOException {
        var all = new ArrayList<Row>();
        for (var row = rows.next(); row != null; row = rows.next()) all.add(row);
        return all;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** A beginning, and its last line for ever. */
    private static final class Endless extends InputStream {

        private final byte[] text;
        private final int again;
        private final AtomicLong read = new AtomicLong();

        Endless(String text) {
            this.text = text.getBytes(UTF_8);
            again = text.lastIndexOf('\n', text.length() - 2) + 1;
        }

        @Override
        public int read() {
            var at = read.getAndIncrement();
            return text[(int) (at < text.length ? at : again + (at - again) % (text.length - again))];
        }
    }
}
