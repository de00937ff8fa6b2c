package io.pipetrail.eventstore;

import java.lang.reflect.Field;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Query;
import org.postgresql.jdbc.PgStatement;

/**
 * One JDBC batch of several prepared statements. The driver sends any batch in one round trip but has no method to put
 * another statement's SQL in; what it keeps of an entry can be moved, though, from one statement to another. One text of
 * all the SQL would be a new one to prepare for each mixture: measured, that is five times as slow.
 */
final class MixedBatch {

    private static final @Nullable Field QUERIES = field("batchStatements");
    private static final @Nullable Field PARAMETERS = field("batchParameters");

    private MixedBatch() {}

    /** Whether the driver is one that this works with. */
    static boolean isPossible() {
        return QUERIES != null && PARAMETERS != null;
    }

    /** Moves the entry that was added last, or leaves it where it is. Both are the driver's own statements. */
    static void moveLast(PreparedStatement from, PreparedStatement to) throws SQLException {
        var query = entries(QUERIES, from).removeLast();
        if (((Query) query).getSubqueries() != null) {
            throw new SQLException("A companion is one statement", "42601");
        }
        entries(QUERIES, to).add(query);
        entries(PARAMETERS, to).add(entries(PARAMETERS, from).removeLast());
    }

    @SuppressWarnings("unchecked") // lists of the driver's own, in which we put what was in such a list before
    private static List<Object> entries(@Nullable Field field, PreparedStatement statement) {
        try {
            if (field != null && field.get(statement) instanceof List<?> entries) {
                return (List<Object>) entries;
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("Not a batch of the PostgreSQL driver: " + statement.getClass());
    }

    private static @Nullable Field field(String name) {
        try {
            var field = PgStatement.class.getDeclaredField(name);
            field.setAccessible(true);
            return List.class.isAssignableFrom(field.getType()) ? field : null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
