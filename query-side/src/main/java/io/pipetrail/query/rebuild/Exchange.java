package io.pipetrail.query.rebuild;

import static io.pipetrail.query.rebuild.Tables.LIVE;
import static io.pipetrail.query.rebuild.Tables.OLDER;
import static io.pipetrail.query.rebuild.Tables.PARKED;
import static io.pipetrail.query.rebuild.Tables.PREVIOUS;

import io.pipetrail.query.projection.MigrationLock;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts tables in the place of the live ones, in the transaction that is under way. The token is locked before they are moved,
 * so the processor is between two batches; readers are waited for, but not for long, as others queue up behind. None is dropped:
 * that has a commit wait for the disk, with all readers behind it.
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

    /**
     * Keeps away whoever would change the tables otherwise than by rows: autovacuum yields to who waits for a second. Nobody who
     * reads or writes them is disturbed. False where a migration is under way: one would wait for the other.
     */
    boolean prepare() throws SQLException {
        if (!MigrationLock.tried(connection)) return false;
        execute("set local lock_timeout = '5s'");
        lock(beside(), "share update exclusive");
        lock(in(LIVE, tables), "share update exclusive");
        return true;
    }

    /** Locks the token; returns the position of the live tables. */
    long begin() throws SQLException {
        return new Token(connection).locked();
    }

    /** Exchanges the tables; fails with a lock time-out where somebody reads one for longer than a moment. */
    void exchange() throws SQLException {
        execute("set local lock_timeout = '100ms'");
        execute("create schema " + ASIDE);
        execute("create schema if not exists " + PREVIOUS);
        execute("create schema " + OLDER);
        lock(beside(), "access exclusive");
        lock(in(LIVE, tables), "access exclusive");
        for (var table : tables) {
            move(table, LIVE, ASIDE);
            move(table, schema, LIVE);
        }
        for (var table : new Tables(connection, tables).thereIn(PREVIOUS)) move(table, PREVIOUS, OLDER);
        for (var table : tables) move(table, ASIDE, PREVIOUS);
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

    /** The tables that are to be the live ones, and those before that go. */
    private List<String> beside() throws SQLException {
        var beside = new ArrayList<>(in(schema, tables));
        if (!schema.equals(PREVIOUS)) beside.addAll(in(PREVIOUS, new Tables(connection, tables).thereIn(PREVIOUS)));
        return beside;
    }

    private static List<String> in(String schema, List<String> tables) {
        return tables.stream().map(table -> schema + "." + table).toList();
    }

    private void lock(List<String> qualified, String mode) throws SQLException {
        execute("lock table " + String.join(", ", qualified) + " in " + mode + " mode");
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
