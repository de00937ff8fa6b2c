package io.pipetrail.eventstore;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Executes companions in their order; those with the same SQL one after the other go to the server together. */
final class CompanionRows {

    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,6}\\b");

    private CompanionRows() {}

    /** Throws the refusal of the companion that refuses; an SQL error that none claims is passed on. */
    static void write(Connection connection, List<Companion> companions, long position) throws SQLException {
        for (var from = 0; from < companions.size(); ) {
            var to = from + 1;
            while (to < companions.size()
                    && companions.get(to).sql().equals(companions.get(from).sql())) {
                to++;
            }
            writeEqual(connection, companions.subList(from, to), position);
            from = to;
        }
    }

    private static void writeEqual(Connection connection, List<Companion> companions, long position)
            throws SQLException {
        int[] updated;
        try (var statement = connection.prepareStatement(companions.getFirst().sql())) {
            updated = companions.size() == 1
                    ? new int[] {execute(statement, companions.getFirst(), position)}
                    : executeBatch(statement, companions, position);
        } catch (SQLException e) {
            throw refusal(e, suspects(e, companions));
        }
        for (var i = 0; i < updated.length; i++) {
            companions.get(i).check(updated[i]);
        }
    }

    private static int execute(PreparedStatement statement, Companion companion, long position) throws SQLException {
        bind(statement, companion, position);
        statement.execute();
        return Math.max(0, statement.getUpdateCount());
    }

    private static int[] executeBatch(PreparedStatement statement, List<Companion> companions, long position)
            throws SQLException {
        for (var companion : companions) {
            bind(statement, companion, position);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    private static void bind(PreparedStatement statement, Companion companion, long position) throws SQLException {
        var arguments = companion.arguments();
        for (var i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, value(arguments.get(i), position));
        }
    }

    private static @Nullable Object value(@Nullable Object argument, long position) {
        return switch (argument) {
            case AppendedPosition last -> position;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case null, default -> argument;
        };
    }

    /** The first companion that the violated constraint means something to speaks; else the error as it was. */
    static SQLException refusal(SQLException error, List<Companion> companions) {
        var constraint = AppendFailure.constraintOf(error);
        if (constraint != null) {
            for (var companion : companions) {
                var refusal = companion.refusal(constraint);
                if (refusal != null) {
                    refusal.addSuppressed(error);
                    throw refusal;
                }
            }
        }
        return error;
    }

    /** Of a batch, the one that the driver names; it tells the number only in words. */
    private static List<Companion> suspects(SQLException error, List<Companion> companions) {
        var suspects = new ArrayList<Companion>();
        var number = NUMBER.matcher(error instanceof BatchUpdateException ? String.valueOf(error.getMessage()) : "");
        if (number.find() && Integer.parseInt(number.group()) < companions.size()) {
            suspects.add(companions.get(Integer.parseInt(number.group())));
        }
        suspects.addAll(companions);
        return suspects;
    }
}
