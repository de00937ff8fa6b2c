package io.pipetrail.web.security;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What nodes tell each other of their clients. Nothing in it is older than it is of use for, but for a minute. */
final class SpendingTable {

    /** One trip; nobody has to find their own words again. */
    private static final String EXCHANGE = """
            with mine as (
              insert into access.spending (limit_name, client, node, total, latest, told_at)
              select *, clock_timestamp() from unnest(?::text[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
              on conflict (limit_name, client, node)
              do update set total = excluded.total, latest = excluded.latest, told_at = excluded.told_at)
            select limit_name, client, node, total, latest from access.spending
            where node <> ? and told_at > clock_timestamp() - ? * interval '1 millisecond'
            """;

    private final DataSource database;
    private final UUID node;
    private final Duration window;

    /**
     * @param window how long ago what is heard here may have been told
     */
    SpendingTable(DataSource database, UUID node, Duration window) {
        this.database = database;
        this.node = node;
        this.window = window;
    }

    UUID node() {
        return node;
    }

    /** Tells what was spent here, and returns what others told lately. */
    List<Spending> exchange(List<Spending> mine) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(EXCHANGE)) {
            statement.setArray(1, array(connection, "text", mine, Spending::limit));
            statement.setArray(2, array(connection, "uuid", mine, Spending::client));
            statement.setArray(3, array(connection, "uuid", mine, Spending::node));
            statement.setArray(4, array(connection, "bigint", mine, Spending::total));
            statement.setArray(5, array(connection, "bigint", mine, Spending::latest));
            statement.setObject(6, node);
            statement.setLong(7, window.toMillis());
            try (var rows = statement.executeQuery()) {
                return others(rows);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Rate limits cannot be shared", e);
        }
    }

    /** Removes what is of no use any more. */
    void purge() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "delete from access.spending where told_at < clock_timestamp() - interval '1 minute'");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Rate limits cannot be shared", e);
        }
    }

    private static List<Spending> others(ResultSet rows) throws SQLException {
        var others = new ArrayList<Spending>();
        while (rows.next()) {
            others.add(new Spending(
                    rows.getString(1),
                    rows.getObject(2, UUID.class),
                    rows.getObject(3, UUID.class),
                    rows.getLong(4),
                    rows.getLong(5)));
        }
        return others;
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Spending> all, Function<Spending, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, all.stream().map(column).toArray());
    }
}
