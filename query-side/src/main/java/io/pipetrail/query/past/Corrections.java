package io.pipetrail.query.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Versions in the tables that later events told better, and since when these are known. */
final class Corrections {

    private record Row(UUID tenant, UUID id, Version<?> version) {}

    private final String sql;
    private final List<Row> rows = new ArrayList<>();

    private Corrections(String table, String id) {
        sql = """
                update %1$s v set known_to = c.known_to
                from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::bigint[], ?::bigint[])
                    c (tenant_id, %2$s, valid_from, known_from, known_to)
                where v.tenant_id = c.tenant_id and v.%2$s = c.%2$s and v.valid_from = c.valid_from
                    and v.known_from = c.known_from""".formatted(table, id);
    }

    static Corrections ofDeals() {
        return new Corrections("deal_versions", "deal_id");
    }

    static Corrections ofStages() {
        return new Corrections("stage_terms_versions", "stage_id");
    }

    void add(UUID tenant, UUID id, Version<?> version) {
        rows.add(new Row(tenant, id, version));
    }

    void write(Connection connection) throws SQLException {
        if (rows.isEmpty()) return;
        try (var statement = connection.prepareStatement(sql)) {
            List<Function<Row, Object>> columns = List.of(
                    Row::tenant,
                    Row::id,
                    row -> row.version().validFrom,
                    row -> row.version().knownFrom,
                    row -> row.version().knownTo());
            for (int i = 0; i < columns.size(); i++) {
                var values =
                        rows.stream().map(columns.get(i)).map(Object::toString).toArray(String[]::new);
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            statement.executeUpdate();
        }
        rows.clear();
    }
}
