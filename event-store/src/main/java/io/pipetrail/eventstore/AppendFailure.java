package io.pipetrail.eventstore;

import io.pipetrail.eventstore.Outcome.Failed;
import io.pipetrail.eventstore.Outcome.Outdated;
import io.pipetrail.eventstore.Outcome.Refused;
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

    private static final String OVERTAKEN = "EV001";
    private static final String OUTDATED = "EV002";

    /** By an administrator, with pg_terminate_backend or an orderly stop. */
    private static final String ENDED = "57P01";

    /** Codes with which a server process ends, or that say that it does not know itself. */
    private static final List<String> DYING = List.of("08", "57P", "25P03", "58", "XX", "F0");

    private static final int UNKNOWN = -1;

    /** The key in the error's detail, whatever the language around it. */
    private static final Pattern KEY = Pattern.compile("\\(stream, sequence\\)=\\((.*), (\\d+)\\)", Pattern.DOTALL);

    private AppendFailure() {}

    /** An error while the rows were written: it is the request's that has the taken place in its stream, if it is one. */
    static Outcome ofRows(SQLException error, Batch batch) {
        if (SEQUENCE_TAKEN.equals(constraintOf(error))) {
            return conflict(error, batch);
        }
        if (isReported(error, OUTDATED)) {
            return outdated(error, batch);
        }
        return ofStatement(error, UNKNOWN);
    }

    /** An error before the commit, at a statement of this request if that is known: nothing was written. */
    static Outcome ofStatement(SQLException error, int request) {
        var state = stateOf(error);
        return switch (state.substring(0, 2)) {
            case "40" ->
                new Refused(request, new ConcurrencyException("The append lost against another transaction", error));
            // Connection, resources, operator, time-outs; 25006 is a server that only reads (any more).
            case "08", "25", "53", "55", "57", "58" ->
                new Failed(() ->
                        new EventStoreUnavailableException("The database did not take the append: " + state, error));
            default -> new Refused(request, new EventStoreException("The append failed: " + error.getMessage(), error));
        };
    }

    /** An error of the commit itself: only an error that the server reports as such is a sure no. */
    static Outcome ofCommit(SQLException error, Batch batch) {
        if (!isSure(error)) {
            return new Failed(() -> new UnknownOutcomeException("The connection broke during the commit", error));
        }
        return CompanionRows.refusal(error, batch.companions(batch.positions(0)))
                .<Outcome>map(refusal -> new Refused(UNKNOWN, refusal))
                .orElseGet(() -> ofStatement(error, UNKNOWN));
    }

    /**
     * Whether a statement that commits by itself is known not to have. A server process that is told to end says so
     * instead of committing; after the commit it would not interrupt its answer with it.
     */
    static boolean isSureOfAll(SQLException error) {
        return isSure(error) || (serverErrorOf(error) != null && ENDED.equals(stateOf(error)));
    }

    /** Whether there was another head than the one expected. */
    static boolean isOvertaken(SQLException error) {
        return isReported(error, OVERTAKEN);
    }

    /**
     * Whether the server itself says that it did not do what it was asked to, and lives on. By the code, as the word for an
     * error is in the server's language.
     */
    static boolean isSure(SQLException error) {
        var server = serverErrorOf(error);
        var state = stateOf(error);
        return server != null && DYING.stream().noneMatch(state::startsWith);
    }

    static @Nullable String constraintOf(SQLException error) {
        var server = serverErrorOf(error);
        return server == null ? null : server.getConstraint();
    }

    private static boolean isReported(SQLException error, String state) {
        var server = serverErrorOf(error);
        return server != null && state.equals(server.getSQLState());
    }

    private static Outcome outdated(SQLException error, Batch batch) {
        var server = serverErrorOf(error);
        var stream = server == null ? null : server.getDetail();
        var last = stream == null ? null : batch.readSet().get(stream);
        if (stream == null || last == null) {
            return ofStatement(error, UNKNOWN);
        }
        return new Outdated(
                stream, last, new ConcurrencyException("Decided on a stream that went on: " + stream, error));
    }

    private static Outcome conflict(SQLException error, Batch batch) {
        var server = serverErrorOf(error);
        var key = KEY.matcher(server == null || server.getDetail() == null ? "" : server.getDetail());
        if (!key.find()) {
            return new Refused(UNKNOWN, new ConcurrencyException("A stream went on in the meantime", error));
        }
        var stream = key.group(1);
        var sequence = Long.parseLong(key.group(2));
        var reason = sequence == 0
                ? new AggregateStreamCreationException("There is a stream already: " + stream, error)
                : new ConcurrencyException("The stream went on in the meantime: " + stream, error);
        return new Refused(batch.requestOf(stream, sequence), reason);
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
