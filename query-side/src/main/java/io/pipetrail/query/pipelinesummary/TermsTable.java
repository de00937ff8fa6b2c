package io.pipetrail.query.pipelinesummary;

import static io.pipetrail.query.projection.Sql.constant;
import static io.pipetrail.query.projection.Sql.decimalOrNull;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of {@code summary_stage_terms}; those of removed stages stay, for deleted deals may be in them. */
final class TermsTable {

    static final Upsert<Terms> ROWS = Upsert.<Terms>into("summary_stage_terms")
            .key("tenant_id", "uuid", Terms::tenantId)
            .key("stage_id", "uuid", Terms::stageId)
            .set("outcome", "text", Terms::outcome)
            .set("probability", "numeric", terms -> number(terms.probability()));

    private final Connection connection;

    TermsTable(Connection connection) {
        this.connection = connection;
    }

    Map<StageId, Terms> load(Collection<TenantId> tenants, Collection<StageId> stages) throws SQLException {
        var found = new HashMap<StageId, Terms>();
        var sql = "select * from summary_stage_terms where tenant_id = any(?) and stage_id = any(?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    Sql.uuids(connection, tenants.stream().map(TenantId::value).toList()));
            statement.setArray(
                    2, Sql.uuids(connection, stages.stream().map(StageId::value).toList()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var id = new StageId(uuid(rows, "stage_id"));
                    var probability = decimalOrNull(rows, "probability");
                    found.put(
                            id,
                            new Terms(
                                    new TenantId(uuid(rows, "tenant_id")),
                                    id,
                                    constant(Outcome.class, text(rows, "outcome")),
                                    probability == null ? null : new Probability(probability)));
                }
            }
        }
        return found;
    }

    void write(Terms terms) throws SQLException {
        ROWS.write(List.of(terms), connection);
    }

    void changeProbability(StageProbabilityChanged changed) throws SQLException {
        set("probability", number(changed.probability()), changed.tenantId(), changed.stageId());
    }

    void changeOutcome(StageOutcomeChanged changed) throws SQLException {
        set("outcome", Sql.word(changed.outcome()), changed.tenantId(), changed.stageId());
    }

    private void set(String column, @Nullable Object value, TenantId tenant, StageId stage) throws SQLException {
        var sql = "update summary_stage_terms set " + column + " = ? where tenant_id = ? and stage_id = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            statement.setObject(2, tenant.value());
            statement.setObject(3, stage.value());
            statement.executeUpdate();
        }
    }

    private static @Nullable Object number(@Nullable Probability probability) {
        return probability == null ? null : probability.value();
    }
}
