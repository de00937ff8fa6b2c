package io.pipetrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.projection.OneStatement;
import io.pipetrail.query.projection.Poison;
import io.pipetrail.query.projection.Upsert;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is copied is what the live projections' statements make of the same values. Seen red with instants cut off instead of
 * rounded, with days counted from 1970, and with the scale of decimals left out.
 */
class ColumnTest {

    private record Row(int number, @Nullable Object value) {}

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("uuid", List.of(new UUID(1, 2), new DealId(new UUID(3, 4)), new UUID(-1, Long.MIN_VALUE))),
                Arguments.of(
                        "text",
                        List.of("", "plain", "a\tb\nc\\d\r", "\\N", "\\.", "Zażółć 北京 \uD83D\uDE80", Outcome.LOST, 7)),
                Arguments.of("bigint", List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 7)),
                Arguments.of("integer", List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE)),
                Arguments.of("boolean", List.of(true, false)),
                Arguments.of(
                        "date",
                        List.of(
                                LocalDate.EPOCH,
                                LocalDate.of(2000, 1, 1),
                                LocalDate.of(1, 1, 1),
                                LocalDate.of(9999, 12, 31),
                                LocalDate.of(2024, 2, 29),
                                "2026-11-22",
                                "infinity")),
                Arguments.of(
                        "numeric",
                        List.of(
                                BigDecimal.ZERO,
                                new BigDecimal("48000.00"),
                                new BigDecimal("-0.0001"),
                                new BigDecimal("0.10"),
                                new BigDecimal("-99999999.9999"),
                                new BigDecimal("999999999999"),
                                new BigDecimal("123456.7"),
                                new BigDecimal("1E+9"),
                                new BigDecimal("123456789012345678901234567890.123456789"),
                                new BigDecimal("92233720368547758.07"),
                                new BigDecimal("-1234567890123.45"),
                                new BigDecimal("0.00001"),
                                BigInteger.TEN.pow(40).negate(),
                                10_000L,
                                Long.MIN_VALUE,
                                7)),
                Arguments.of(
                        "timestamptz",
                        List.of(
                                Instant.EPOCH,
                                Instant.parse("2000-01-01T00:00:00Z"),
                                Instant.parse("0001-01-01T00:00:00Z"),
                                Instant.parse("9999-12-31T23:59:59.999999Z"),
                                Instant.parse("1969-12-31T23:59:59.000001Z"),
                                Instant.parse("2026-11-22T10:00:00.123456499Z"),
                                Instant.parse("2026-11-22T10:00:00.123456501Z"),
                                Instant.parse("2026-11-22T10:00:00.999999999Z"))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsCopiedIsWhatTheLiveStatementsWrite(String type, List<Object> values) throws SQLException {
        var rows = rows(values);
        try (var connection = TestDatabase.fresh().dataSource().getConnection()) {
            execute("create table live (number integer, value " + type + ")", connection);
            execute("create table copied (like live)", connection);

            new OneStatement().with(table("live", type), rows).execute(connection);
            copy(rows, type, connection);

            var sql = "select number, value::text from %s order by number";
            assertThat(read(sql.formatted("copied"), connection)).isEqualTo(read(sql.formatted("live"), connection));
        }
    }

    @Test
    void textWithANulIsRefused() {
        var column = new Column(Column.Type.TEXT, false);

        assertThatThrownBy(() -> column.add("a\0b", new CopyBuffer())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aColumnThatTheTableLacksIsNoFaultOfAnEvent() {
        var rows = new CopyRows(Map.of(), CopyRows.PLAIN, (copy, full) -> full);

        assertThatThrownBy(() -> rows.add(table("copied", "text"), new Row(1, "text")))
                .satisfies(failure ->
                        assertThat(Poison.is((RuntimeException) failure)).isFalse());
    }

    @Test
    void nothingIsRefusedWhereSomethingMustBe() {
        var column = new Column(Column.Type.TEXT, true);

        assertThatThrownBy(() -> column.add(null, new CopyBuffer())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Row> rows(List<Object> values) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(0, null));
        for (var value : values) rows.add(new Row(rows.size(), value));
        return rows;
    }

    private static void copy(List<Row> rows, String type, Connection connection) throws SQLException {
        var name = type.equals("timestamptz") ? "timestamp with time zone" : type;
        var columns = Map.of(
                "number",
                new Column(Column.Type.INTEGER, true),
                "value",
                new Column(Column.Type.of(name).orElseThrow(), false));
        var copy = new CopyRows(
                Map.of("copied", columns), CopyRows.PLAIN, (sql, full) -> CopyWriting.write(connection, sql, full));
        var table = table("copied", type);
        for (var row : rows) copy.add(table, row);
        try {
            copy.handOnAll();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Upsert<Row> table(String name, String type) {
        return Upsert.<Row>into(name).set("number", "integer", Row::number).set("value", type, Row::value);
    }

    private static List<String> read(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(String.format(Locale.ROOT, "%d: %s", rows.getInt(1), rows.getString(2)));
            return found;
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
