package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Writes the rows of events, all in one statement. */
final class EventRows {

    private static final String APPEND = "select eventstore.append(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EventRows() {}

    /** Returns the position of the last row; without rows it is the head, and kept so by the lock that this takes. */
    static long insert(Connection connection, List<Row> rows) throws SQLException {
        try (var append = connection.prepareStatement(APPEND)) {
            append.setArray(1, connection.createArrayOf("uuid", column(rows, Row::eventId)));
            append.setArray(2, connection.createArrayOf("text", column(rows, Row::aggregateType)));
            append.setArray(3, connection.createArrayOf("text", column(rows, Row::stream)));
            append.setArray(4, connection.createArrayOf("int8", column(rows, Row::sequence)));
            append.setArray(5, connection.createArrayOf("text", column(rows, Row::type)));
            append.setArray(6, connection.createArrayOf("int4", column(rows, Row::revision)));
            append.setArray(
                    7,
                    connection.createArrayOf(
                            "int8", column(rows, row -> row.recordedAt().toEpochMilli())));
            append.setArray(
                    8,
                    connection.createArrayOf(
                            "bytea", bytes(rows, row -> row.payload().getData())));
            append.setArray(
                    9,
                    connection.createArrayOf(
                            "bytea", bytes(rows, row -> row.metaData().getData())));
            try (var result = append.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static Object[] column(List<Row> rows, Function<Row, ?> value) {
        return rows.stream().map(value).toArray();
    }

    private static byte[][] bytes(List<Row> rows, Function<Row, byte[]> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }
}
