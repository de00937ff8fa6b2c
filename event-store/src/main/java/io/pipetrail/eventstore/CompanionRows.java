package io.pipetrail.eventstore;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Executes companions in their order and in as few round trips as the driver allows, as others wait for us meanwhile:
 * in one when their SQL differs, else in one for each run of equal SQL.
 */
final class CompanionRows {

    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,6}\\b");

    private CompanionRows() {}

    /** Throws the refusal of the companion that refuses; an SQL error that none claims is passed on. */
    static void write(Connection connection, List<Companion> companions, long position) throws SQLException {
        var statements = new CompanionStatements(connection, position);
        if (companions.stream().map(Companion::sql).distinct().count() == companions.size()) {
            execute(companions, statements::together);
            return;
        }
        for (var from = 0; from < companions.size(); ) {
            var to = endOfRun(companions, from);
            execute(companions.subList(from, to), to - from == 1 ? statements::together : statements::batch);
            from = to;
        }
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

    private static void execute(List<Companion> companions, Execution execution) throws SQLException {
        if (companions.isEmpty()) {
            return;
        }
        int[] updated;
        try {
            updated = execution.of(companions);
        } catch (SQLException e) {
            throw refusal(e, suspects(e, companions));
        }
        for (var i = 0; i < updated.length; i++) {
            companions.get(i).check(updated[i]);
        }
    }

    private static int endOfRun(List<Companion> companions, int from) {
        var to = from + 1;
        while (to < companions.size()
                && companions.get(to).sql().equals(companions.get(from).sql())) {
            to++;
        }
        return to;
    }

    /** Of a batch, first the one that the driver names; it tells the number only in words. */
    private static List<Companion> suspects(SQLException error, List<Companion> companions) {
        var suspects = new ArrayList<Companion>();
        var number = NUMBER.matcher(error instanceof BatchUpdateException ? String.valueOf(error.getMessage()) : "");
        if (number.find() && Integer.parseInt(number.group()) < companions.size()) {
            suspects.add(companions.get(Integer.parseInt(number.group())));
        }
        suspects.addAll(companions);
        return suspects;
    }

    /** Returns the number of rows that each companion touched. */
    private interface Execution {
        int[] of(List<Companion> companions) throws SQLException;
    }
}
