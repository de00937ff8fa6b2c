package io.pipetrail.query.projection;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells an event that will never fold from a database that is in trouble. */
public final class Poison {

    /** SQLSTATE classes: data exception, integrity constraint violation, program limit exceeded (an index row too long). */
    private static final List<String> GUILTY = List.of("22", "23", "54");

    private Poison() {}

    /** Whether trying the event again would fail again, whatever the state of the database. */
    public static boolean is(Exception failure) {
        if (failure instanceof ReadSideUnavailable) return false;
        var sql = sqlException(failure);
        return sql == null || isGuilty(sql);
    }

    /** Whether the database refused the values themselves, and would again. */
    public static boolean isRefused(Throwable failure) {
        var sql = sqlException(failure);
        return sql != null && isGuilty(sql);
    }

    /** What to write down about it: never the event's own data, which may tell of persons. */
    public static String describe(Exception failure) {
        var sql = sqlException(failure);
        return sql == null ? failure.getClass().getName() : "SQLSTATE " + sql.getSQLState();
    }

    private static boolean isGuilty(SQLException failure) {
        return GUILTY.stream().anyMatch(Objects.requireNonNullElse(failure.getSQLState(), "")::startsWith);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) return sql;
        }
        return null;
    }
}
