package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.audit.Audited;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anybody does to a row, in any table of the read models: the audit finds it, and finds nothing else. */
class TamperingTest extends QueryApi {

    private static TenantId tenant;

    static List<String> readModels() {
        return Audited.readModels();
    }

    @BeforeEach
    void aStoreWithALongHistory() {
        if (tenant == null) tenant = history(7, 250);
    }

    /** Seen red with values that go up told as going down: the changes and the totals of them differed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterAnyHistoryNothingDiffers(long seed) throws SQLException {
        var audited = audited(history(seed, 400));

        assertThat(audited.report()).isEmpty();
        assertThat(audited.rowsCompared()).isGreaterThan(1_000);
    }

    @Test
    void everyTableOfTheReadSideIsKnown() {
        var tables = database.sql("select tablename from pg_tables where schemaname = 'readside'")
                .query(String.class)
                .list();

        assertThat(tables).containsExactlyInAnyOrderElementsOf(Audited.knownTables());
    }

    /** Seen red with values that are taken for equal whatever they are. */
    @ParameterizedTest
    @MethodSource("readModels")
    void aChangedColumnIsFoundWithBothValues(String table) throws SQLException {
        var others = columns(table).entrySet().stream()
                .filter(column -> !Audited.key(table).contains(column.getKey()))
                .toList();
        for (var column : others) {
            var name = column.getKey();
            var audited = after("update readside.%1$s set %2$s = %3$s where ctid = (%4$s)"
                    .formatted(table, name, another(name, column.getValue()), aRow(table)));

            assertThat(audited.report()).describedAs(name).hasSize(1);
            var difference = audited.report().getFirst();
            assertThat(difference.readModel()).isEqualTo(table);
            assertThat(difference.expected()).containsKey(name);
            assertThat(difference.found()).containsKey(name);
            assertThat(difference.found().get(name))
                    .isNotEqualTo(difference.expected().get(name));
        }
    }

    @ParameterizedTest
    @MethodSource("readModels")
    void aMissingRowIsFound(String table) throws SQLException {
        var audited = after("delete from readside.%s where ctid = (%s)".formatted(table, aRow(table)));

        assertThat(audited.differences()).isOne();
        assertThat(audited.report().getFirst().readModel()).isEqualTo(table);
        assertThat(audited.report().getFirst().expected()).isNotEmpty();
        assertThat(audited.report().getFirst().found()).isNull();
    }

    @ParameterizedTest
    @MethodSource("readModels")
    void aRowTooManyIsFound(String table) throws SQLException {
        var key = Audited.key(table).getLast();
        // There can be no second one.
        if (key.equals("tenant_id")) return;
        var columns = String.join(", ", columns(table).keySet());
        var values = columns(table).keySet().stream()
                .map(column ->
                        column.equals(key) ? another(column, columns(table).get(column)) : column)
                .collect(Collectors.joining(", "));

        var audited = after("insert into readside.%s (%s) select %s from readside.%1$s where ctid = (%4$s)"
                .formatted(table, columns, values, aRow(table)));

        assertThat(audited.differences()).isOne();
        assertThat(audited.report().getFirst().readModel()).isEqualTo(table);
        assertThat(audited.report().getFirst().expected()).isNull();
        assertThat(audited.report().getFirst().found()).isNotEmpty();
    }

    /** What an audit finds after a statement, which is taken back. */
    private Audited after(String statement) throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try (var tampering = connection.createStatement()) {
                assertThat(tampering.executeUpdate(statement)).isOne();
            }
            return Audited.in(connection, log, tenant);
        }
    }

    private static String aRow(String table) {
        return "select ctid from readside.%s where tenant_id = '%s' %s limit 1"
                .formatted(table, tenant, table.equals("summary_stages") ? "and deal_count > 0" : "");
    }

    private Map<String, String> columns(String table) {
        return database
                .sql("""
                        select column_name, udt_name from information_schema.columns
                        where table_schema = 'readside' and table_name = ? and is_generated = 'NEVER'""")
                .param(table)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String another(String column, String type) {
        return switch (type) {
            case "uuid" -> "'%s'".formatted(UUID.randomUUID());
            case "text" -> "coalesce(%s, '') || '!'".formatted(column);
            case "bool" -> "not " + column;
            case "date" -> "case when isfinite(%1$s) then %1$s + 10000 else date '2031-01-01' end".formatted(column);
            case "timestamptz" -> "coalesce(%s, now()) + interval '1 microsecond'".formatted(column);
            default -> "coalesce(%s, 0) - 1000000".formatted(column);
        };
    }
}
