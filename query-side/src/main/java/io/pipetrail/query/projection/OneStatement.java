package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes rows of several tables in one trip to the database. */
public final class OneStatement {

    private record Rows<T>(Upsert<T> upsert, Collection<T> rows) {

        int bind(PreparedStatement statement, int first) throws SQLException {
            return upsert.bind(rows, statement, first);
        }
    }

    private final List<Rows<?>> tables = new ArrayList<>();

    /** Adds rows, no two of them with the same key; a table may come once. */
    public <T> OneStatement with(Upsert<T> upsert, Collection<T> rows) {
        if (!rows.isEmpty()) tables.add(new Rows<>(upsert, rows));
        return this;
    }

    public void execute(Connection connection) throws SQLException {
        if (tables.isEmpty()) return;
        try (var statement = connection.prepareStatement(sql())) {
            int next = 1;
            for (var rows : tables) next = rows.bind(statement, next);
            statement.executeUpdate();
        }
    }

    private String sql() {
        var sql = new StringBuilder();
        for (int i = 0; i < tables.size() - 1; i++) {
            sql.append(i == 0 ? "with " : ", ").append("table").append(i).append(" as (");
            sql.append(tables.get(i).upsert().sql()).append(") ");
        }
        return sql.append(tables.getLast().upsert().sql()).toString();
    }
}
