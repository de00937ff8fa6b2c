package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes the rows of events, all in one statement. Arrays of primitives, bytes and texts travel in binary. */
final class EventRows {

    private static final String APPEND = "select eventstore.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EventRows() {}

    /** Returns the position of the last row; without rows it is the head, and kept so by the lock that this takes. */
    static long insert(Connection connection, Batch batch) throws SQLException {
        try (var append = prepare(connection, batch, null);
                var result = append.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The statement, ready to be executed; with a head that it expects, it is an error when there is another. */
    static PreparedStatement prepare(Connection connection, Batch batch, @Nullable Long expectedHead)
            throws SQLException {
        var rows = batch.rows();
        var readSet = List.copyOf(batch.readSet().entrySet());
        var append = connection.prepareStatement(APPEND);
        var arrays = connection.unwrap(PGConnection.class);
        append.setArray(
                1, arrays.createArrayOf("uuid", texts(rows, row -> row.eventId().toString())));
        append.setArray(2, arrays.createArrayOf("text", texts(rows, Row::aggregateType)));
        append.setArray(3, arrays.createArrayOf("text", texts(rows, Row::stream)));
        append.setArray(4, arrays.createArrayOf("int8", numbers(rows, Row::sequence)));
        append.setArray(5, arrays.createArrayOf("text", texts(rows, Row::type)));
        append.setArray(
                6,
                arrays.createArrayOf(
                        "int4", rows.stream().mapToInt(Row::revision).toArray()));
        append.setArray(
                7,
                arrays.createArrayOf(
                        "int8", numbers(rows, row -> row.recordedAt().toEpochMilli())));
        append.setArray(
                8,
                arrays.createArrayOf("bytea", bytes(rows, row -> row.payload().getData())));
        append.setArray(
                9,
                arrays.createArrayOf("bytea", bytes(rows, row -> row.metaData().getData())));
        append.setObject(10, expectedHead, Types.BIGINT);
        append.setArray(
                11,
                arrays.createArrayOf(
                        "text", readSet.stream().map(Map.Entry::getKey).toArray(String[]::new)));
        append.setArray(
                12,
                arrays.createArrayOf(
                        "int8", readSet.stream().mapToLong(Map.Entry::getValue).toArray()));
        return append;
    }

    private static String[] texts(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static long[] numbers(List<Row> rows, ToLongFunction<Row> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    private static byte[][] bytes(List<Row> rows, Function<Row, byte[]> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }
}
