package io.pipetrail.query.past;

import static io.pipetrail.query.projection.Sql.constant;
import static io.pipetrail.query.projection.Sql.decimalOrNull;
import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.instantOrNull;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;
import static io.pipetrail.query.projection.Sql.uuidOrNull;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds for all deals of some tenants: the timelines of their stages, and up to when their changes have been added up;
 * tenants without changes are missing there.
 */
record Tenants(Map<StageId, Timeline<StageTerms>> stages, Map<TenantId, Instant> closed) {

    private static final String LOAD = """
            select tenant.tenant_id, closed.until, terms.stage_id, terms.valid_from, terms.known_from, terms.outcome, terms.probability
            from unnest(?::uuid[]) tenant (tenant_id)
            left join summary_closed closed on closed.tenant_id = tenant.tenant_id
            left join stage_terms_versions terms
                on terms.tenant_id = tenant.tenant_id and terms.known_to = 9223372036854775807
            order by terms.valid_from, terms.known_from""";

    static Tenants load(Collection<TenantId> tenants, Connection connection) throws SQLException {
        var stages = new LinkedHashMap<StageId, List<Version<StageTerms>>>();
        var closed = new HashMap<TenantId, Instant>();
        try (var statement = connection.prepareStatement(LOAD)) {
            statement.setArray(
                    1,
                    Sql.uuids(connection, tenants.stream().map(TenantId::value).toList()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var until = instantOrNull(rows, "until");
                    if (until != null) closed.put(new TenantId(uuid(rows, "tenant_id")), until);
                    var stage = uuidOrNull(rows, "stage_id");
                    if (stage == null) continue;
                    stages.computeIfAbsent(new StageId(stage), unseen -> new ArrayList<>())
                            .add(version(rows));
                }
            }
        }
        var timelines = new HashMap<StageId, Timeline<StageTerms>>();
        stages.forEach((id, versions) -> timelines.put(id, Timeline.of(versions)));
        return new Tenants(timelines, closed);
    }

    private static Version<StageTerms> version(ResultSet row) throws SQLException {
        var probability = decimalOrNull(row, "probability");
        return new Version<>(
                instant(row, "valid_from"),
                row.getLong("known_from"),
                new StageTerms(
                        constant(Outcome.class, text(row, "outcome")),
                        probability == null ? null : new Probability(probability)));
    }
}
