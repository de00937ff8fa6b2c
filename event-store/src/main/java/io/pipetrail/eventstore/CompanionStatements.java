package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two ways to send several companions in one round trip. Both return the number of rows that each one touched. */
final class CompanionStatements {

    private final Connection connection;
    private final long position;

    CompanionStatements(Connection connection, long position) {
        this.connection = connection;
        this.position = position;
    }

    /** As one text of many statements. */
    int[] together(List<Companion> companions) throws SQLException {
        var sql = companions.stream().map(Companion::sql).collect(Collectors.joining("\n;\n"));
        try (var statement = connection.prepareStatement(sql)) {
            var next = 1;
            for (var companion : companions) {
                next = bind(statement, companion, next);
            }
            statement.execute();
            var updated = new int[companions.size()];
            for (var i = 0; i < updated.length; i++) {
                updated[i] = Math.max(0, statement.getUpdateCount());
                statement.getMoreResults();
            }
            return updated;
        }
    }

    /** As one statement executed many times, for companions of equal SQL. */
    int[] batch(List<Companion> companions) throws SQLException {
        try (var statement = connection.prepareStatement(companions.getFirst().sql())) {
            for (var companion : companions) {
                bind(statement, companion, 1);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** Returns the number of the placeholder after the companion's last. */
    private int bind(PreparedStatement statement, Companion companion, int first) throws SQLException {
        var next = first;
        for (var argument : companion.arguments()) {
            statement.setObject(next++, value(argument));
        }
        return next;
    }

    private @Nullable Object value(@Nullable Object argument) {
        return switch (argument) {
            case AppendedPosition last -> position;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case null, default -> argument;
        };
    }
}
