package io.pipetrail.benchmarks.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One contender's database on the cluster. */
public record Database(String name, int port) {

    public static final String USER = "postgres";

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s?user=%s".formatted(port, name, USER);
    }

    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value of the first row; empty where there is none. */
    public String text(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long number(String query) {
        return Long.parseLong(text(query));
    }
}
