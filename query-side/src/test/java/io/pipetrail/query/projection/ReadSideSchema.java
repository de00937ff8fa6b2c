package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;

/** A fresh database with nothing in it but the read side's tables. */
public final class ReadSideSchema {

    private final TestDatabase database = TestDatabase.fresh();
    private final String path;

    public ReadSideSchema() {
        this("readside");
    }

    private ReadSideSchema(String path) {
        this.path = path;
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("readside")
                .locations("classpath:io/pipetrail/query/migration")
                .load()
                .migrate();
    }

    /** With the same tables in another schema, which are those that projections find. */
    public static ReadSideSchema beside(String path) {
        return new ReadSideSchema(path).having("""
                do $$
                declare live record;
                begin
                    create schema %1$s;
                    for live in select tablename from pg_tables where schemaname = 'readside'
                    loop execute format('create table %1$s.%%1$I (like readside.%%1$I including all)', live.tablename);
                    end loop;
                end
                $$""".formatted(path));
    }

    /** With tables as a rebuild has them: indexes come last. */
    public static ReadSideSchema withoutKeys() {
        return new ReadSideSchema().having("""
                do $$
                declare a_key record;
                begin
                    for a_key in select conrelid::regclass::text as of_table, conname from pg_constraint
                        where connamespace = 'readside'::regnamespace and contype = 'p'
                    loop execute format('alter table %s drop constraint %I', a_key.of_table, a_key.conname);
                    end loop;
                end
                $$""");
    }

    private ReadSideSchema having(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection on which projections find their tables. */
    public Connection connection() throws SQLException {
        return connection(path);
    }

    public Connection connection(String schema) throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setSchema(schema);
        return connection;
    }

    /** Folds events in batches of random sizes up to that one. */
    public void project(Projection projection, List<StoredEvent> events, int atMost, Random random)
            throws SQLException {
        try (var connection = connection()) {
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(atMost));
                projection.project(events.subList(from, to), connection);
                from = to;
            }
        }
    }

    /** All rows of a table, in order. */
    public List<String> rows(String table) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = connection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select t::text from " + table + " t order by 1")) {
            while (found.next()) rows.add(found.getString(1));
        }
        return rows;
    }
}
