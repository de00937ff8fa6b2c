package io.pipetrail.eventstore;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in exceptions that callers can act on what an SQL error means for an append. */
final class AppendFailure {

    private static final String SEQUENCE_TAKEN = "events_stream_sequence_key";

    /** The key in the error's detail, whatever the language around it. */
    private static final Pattern KEY = Pattern.compile("\\(stream, sequence\\)=\\(.*, (\\d+)\\)");

    private AppendFailure() {}

    /** An error before the commit: nothing was written. */
    static RuntimeException ofRows(SQLException error, List<Row> rows) {
        if (SEQUENCE_TAKEN.equals(constraintOf(error))) {
            return conflict(error, rows);
        }
        var state = stateOf(error);
        return switch (state.substring(0, 2)) {
            case "40" -> new ConcurrencyException("The append lost against another transaction", error);
            // Connection, resources, operator, time-outs; 25006 is a server that only reads (any more).
            case "08", "25", "53", "55", "57", "58" ->
                new EventStoreUnavailableException("The database did not take the append: " + state, error);
            default -> new EventStoreException("The append failed: " + error.getMessage(), error);
        };
    }

    /** An error of the commit itself: only an error that the server reports as such is a sure no. */
    static RuntimeException ofCommit(SQLException error, List<Companion> companions) {
        var server = serverErrorOf(error);
        if (server != null && "ERROR".equals(server.getSeverity())) {
            return ofRows(CompanionRows.refusal(error, companions), List.of());
        }
        return new UnknownOutcomeException("The connection broke during the commit", error);
    }

    static @Nullable String constraintOf(SQLException error) {
        var server = serverErrorOf(error);
        return server == null ? null : server.getConstraint();
    }

    private static RuntimeException conflict(SQLException error, List<Row> rows) {
        var server = serverErrorOf(error);
        var key = KEY.matcher(server == null || server.getDetail() == null ? "" : server.getDetail());
        var atStart = key.find() ? "0".equals(key.group(1)) : rows.stream().allMatch(row -> row.sequence() == 0);
        var streams = rows.stream().map(Row::stream).distinct().toList();
        return atStart
                ? new AggregateStreamCreationException("There is a stream already: " + streams, error)
                : new ConcurrencyException("The stream went on in the meantime: " + streams, error);
    }

    private static @Nullable ServerErrorMessage serverErrorOf(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException reported && reported.getServerErrorMessage() != null) {
                return reported.getServerErrorMessage();
            }
        }
        return null;
    }

    private static String stateOf(SQLException error) {
        var state = error.getSQLState();
        return state == null || state.length() < 2 ? "08000" : state;
    }
}
