package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of companions, sent in the companions' order and prepared but once for each SQL. */
final class CompanionStatements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> bySql = new HashMap<>();

    /** Needs the driver's own connection. */
    CompanionStatements(Connection connection) {
        this.connection = connection;
    }

    /** Returns the number of rows that each touched. */
    static int[] execute(Connection connection, List<DueCompanion> companions) throws SQLException {
        try (var statements = new CompanionStatements(Driver.of(connection))) {
            return MixedBatch.isPossible() ? statements.together(companions) : statements.byRuns(companions);
        }
    }

    /** In the round trip of this statement, which comes first and has the first of the numbers returned. */
    static int[] executeWith(PreparedStatement first, List<DueCompanion> companions) throws SQLException {
        first.addBatch();
        try (var statements = new CompanionStatements(first.getConnection())) {
            return statements.addTo(first, companions).executeBatch();
        }
    }

    /** In one round trip. */
    int[] together(List<DueCompanion> companions) throws SQLException {
        return addTo(of(companions.getFirst()), companions).executeBatch();
    }

    private PreparedStatement addTo(PreparedStatement batch, List<DueCompanion> companions) throws SQLException {
        for (var companion : companions) {
            var statement = of(companion);
            bind(statement, companion);
            statement.addBatch();
            MixedBatch.moveLast(statement, batch);
        }
        return batch;
    }

    /** In one round trip for each run of companions with the same SQL. */
    int[] byRuns(List<DueCompanion> companions) throws SQLException {
        var updated = new ArrayList<Integer>();
        for (var i = 0; i < companions.size(); i++) {
            var statement = of(companions.get(i));
            bind(statement, companions.get(i));
            statement.addBatch();
            if (i + 1 == companions.size()
                    || !companions.get(i + 1).sql().equals(companions.get(i).sql())) {
                for (var touched : statement.executeBatch()) {
                    updated.add(touched);
                }
            }
        }
        return updated.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void close() throws SQLException {
        for (var statement : bySql.values()) {
            statement.close();
        }
    }

    private PreparedStatement of(DueCompanion companion) throws SQLException {
        var known = bySql.get(companion.sql());
        if (known != null) {
            return known;
        }
        var prepared = connection.prepareStatement(companion.sql());
        bySql.put(companion.sql(), prepared);
        return prepared;
    }

    private static void bind(PreparedStatement statement, DueCompanion companion) throws SQLException {
        var next = 1;
        for (var argument : companion.ready().arguments()) {
            statement.setObject(next++, value(argument, companion.position()));
        }
    }

    private static @Nullable Object value(@Nullable Object argument, long position) {
        return switch (argument) {
            case AppendedPosition last -> position;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case null, default -> argument;
        };
    }
}
