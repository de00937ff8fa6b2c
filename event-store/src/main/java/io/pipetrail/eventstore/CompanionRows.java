package io.pipetrail.eventstore;

import io.pipetrail.eventstore.Outcome.Refused;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Executes companions one after the other, in as few round trips as can be: all appends wait for us meanwhile. */
final class CompanionRows {

    /** Below a thousand, so that the driver's words for a number have no separators in them. */
    static final int AT_ONCE = 500;

    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,3}\\b");

    private CompanionRows() {}

    static void write(Connection connection, List<DueCompanion> companions) throws NotWritten {
        for (var from = 0; from < companions.size(); from += AT_ONCE) {
            var some = companions.subList(from, Math.min(from + AT_ONCE, companions.size()));
            try {
                check(some, CompanionStatements.execute(connection, some), 0);
            } catch (SQLException e) {
                throw new NotWritten(failure(e, some, placeOf(e)));
            }
        }
    }

    /** Asks the companions about the numbers of rows that they touched, which are to be found from a place on. */
    static void check(List<DueCompanion> companions, int[] updated, int from) throws NotWritten {
        for (var i = 0; i < companions.size(); i++) {
            try {
                companions.get(i).companion().check(Math.max(0, updated[from + i]));
            } catch (RuntimeException e) {
                throw new NotWritten(new Refused(companions.get(i).request(), e));
            }
        }
    }

    /** What the first companion says that the violated constraint means something to. */
    static Optional<RuntimeException> refusal(SQLException error, List<DueCompanion> suspects) {
        var constraint = AppendFailure.constraintOf(error);
        if (constraint == null) {
            return Optional.empty();
        }
        for (var suspect : suspects) {
            var refusal = suspect.companion().refusal(constraint);
            if (refusal != null) {
                refusal.addSuppressed(error);
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** What an error at the companion in this place means; there may be none there, for it is not always known. */
    static Outcome failure(SQLException error, List<DueCompanion> companions, int place) {
        var request = place < companions.size() ? companions.get(place).request() : -1;
        var suspects = new ArrayList<DueCompanion>();
        if (request >= 0) {
            suspects.add(companions.get(place));
        }
        companions.stream()
                .filter(each -> request < 0 || each.request() == request)
                .forEach(suspects::add);
        return refusal(error, suspects)
                .<Outcome>map(refusal -> new Refused(request, refusal))
                .orElseGet(() -> AppendFailure.ofStatement(error, request));
    }

    /** Which of the statements sent together it was; the driver tells only in words. */
    static int placeOf(SQLException error) {
        var number = NUMBER.matcher(error instanceof BatchUpdateException ? String.valueOf(error.getMessage()) : "");
        return number.find() ? Integer.parseInt(number.group()) : Integer.MAX_VALUE;
    }
}
