package io.pipetrail.query.rebuild;

import static io.pipetrail.query.rebuild.Tables.LIVE;
import static io.pipetrail.query.rebuild.Tables.PARKED;
import static io.pipetrail.query.rebuild.Tables.PREVIOUS;

import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts tables in the place of the live ones, in the transaction that is under way. The token is locked first, so the processor
 * is between two batches; readers are waited for, but not for long, as others queue up behind.
 */
final class Exchange {

    /** Where the live tables are for the moment between. */
    private static final String ASIDE = "readside_aside";

    private final Connection connection;
    private final String schema;
    private final List<String> tables;
    private final List<String> projections;

    /** @param schema where the tables are that become the live ones */
    Exchange(Connection connection, String schema, List<Projection> projections) {
        this.connection = connection;
        this.schema = schema;
        this.tables = projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .toList();
        this.projections = projections.stream().map(Projection::name).toList();
    }

    /** Locks the token; returns the position of the live tables. */
    long begin() throws SQLException {
        execute("set local lock_timeout = '5s'");
        return new Token(connection).locked();
    }

    /** Exchanges the tables; fails with a lock time-out where somebody reads one for longer than a moment. */
    void exchange() throws SQLException {
        execute("set local lock_timeout = '100ms'");
        execute("lock table "
                + tables.stream().map(table -> LIVE + "." + table).collect(Collectors.joining(", "))
                + " in access exclusive mode");
        execute("set local lock_timeout = '5s'");
        execute("create schema " + ASIDE);
        execute("create schema if not exists " + PREVIOUS);
        for (var table : tables) {
            move(table, LIVE, ASIDE);
            move(table, schema, LIVE);
            execute("drop table if exists " + PREVIOUS + "." + table);
            move(table, ASIDE, PREVIOUS);
        }
        exchangeParked();
        execute("drop schema " + ASIDE);
        execute("update readside.tokens set generation = generation + 1 where processor = '" + Projection.PROCESSOR
                + "'");
    }

    private void exchangeParked() throws SQLException {
        execute("create table if not exists %s.%s (like %s.%2$s including all)".formatted(PREVIOUS, PARKED, LIVE));
        execute("create temp table parked_aside on commit drop as select * from readside.parked_events where "
                + ofThese());
        execute("delete from readside.parked_events where " + ofThese());
        execute("insert into readside.parked_events select * from " + schema + "." + PARKED + " where " + ofThese());
        execute("delete from " + PREVIOUS + "." + PARKED + " where " + ofThese());
        execute("insert into " + PREVIOUS + "." + PARKED + " select * from pg_temp.parked_aside");
    }

    private String ofThese() {
        return "projection in ('" + String.join("', '", projections) + "')";
    }

    private void move(String table, String from, String to) throws SQLException {
        execute("alter table " + from + "." + table + " set schema " + to);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
