package io.pipetrail.query.deals;

import static io.pipetrail.query.projection.Sql.constant;
import static io.pipetrail.query.projection.Sql.dateOrNull;
import static io.pipetrail.query.projection.Sql.decimalOrNull;
import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.instantOrNull;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;
import static io.pipetrail.query.projection.Sql.uuidOrNull;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of {@code deals}, written in batches. */
final class DealTable {

    static final Upsert<DealState> ROWS = Upsert.<DealState>into("deals")
            .key("tenant_id", "uuid", DealState::tenantId)
            .key("deal_id", "uuid", DealState::id)
            .set("pipeline_id", "uuid", DealState::pipelineId)
            .set("stage_id", "uuid", DealState::stageId)
            .set("outcome", "text", DealState::outcome)
            .set("last_open_pipeline_id", "uuid", DealState::lastOpenPipelineId)
            .set("last_open_stage_id", "uuid", DealState::lastOpenStageId)
            .set("title", "text", DealState::title)
            .set("description", "text", DealState::description)
            .set("value_minor", "bigint", deal -> deal.value().minor())
            .set("currency", "text", deal -> deal.value().currency())
            .set("value", "numeric", deal -> deal.value().units())
            .set(
                    "probability",
                    "numeric",
                    deal -> deal.probability() == null
                            ? null
                            : deal.probability().value())
            .set("probability_scale", "text", DealState::probabilityScale)
            .set("assigned_to", "text", DealState::assignedTo)
            .set("contact_id", "text", deal -> deal.contact().id())
            .set("contact_name", "text", deal -> deal.contact().name())
            .set("contact_email", "text", deal -> deal.contact().email())
            .set("contact_type", "text", deal -> deal.contact().type())
            .set("referred_by", "text", deal -> deal.contact().referredBy())
            .set("expected_close_date", "date", DealState::expectedCloseDate)
            .set("notes", "text", DealState::notes)
            .set("external_id", "text", DealState::externalId)
            .set("lost_reason", "text", DealState::lostReason)
            .set("deleted", "boolean", DealState::deleted)
            .set("stage_entered_at", "timestamptz", DealState::stageEnteredAt)
            .set("closed_at", "timestamptz", DealState::closedAt)
            .set("version", "bigint", DealState::version)
            .set("created_at", "timestamptz", DealState::createdAt)
            .set("updated_at", "timestamptz", DealState::updatedAt);

    private final Connection connection;

    DealTable(Connection connection) {
        this.connection = connection;
    }

    Map<DealKey, DealState> load(Collection<DealKey> keys) throws SQLException {
        var deals = new LinkedHashMap<DealKey, DealState>();
        if (keys.isEmpty()) return deals;
        try (var statement = connection.prepareStatement(DealKey.rowsIn("deals"))) {
            DealKey.bind(keys, statement, connection);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var deal = deal(rows);
                    deals.put(DealKey.of(deal), deal);
                }
            }
        }
        return deals;
    }

    void write(Collection<DealState> deals) throws SQLException {
        ROWS.write(deals, connection);
    }

    /** All deals in a stage, deleted ones too, have its new outcome; one that was closed already stays closed since then. */
    void changeOutcome(StageOutcomeChanged changed, Instant at) throws SQLException {
        var sql = """
                update deals set outcome = ?,
                    closed_at = case when ? = 'open' then null else coalesce(closed_at, ?::timestamptz) end,
                    last_open_pipeline_id = case when ? = 'open' then pipeline_id else last_open_pipeline_id end,
                    last_open_stage_id = case when ? = 'open' then stage_id else last_open_stage_id end
                where tenant_id = ? and stage_id = ?""";
        try (var statement = connection.prepareStatement(sql)) {
            var outcome = Sql.word(changed.outcome());
            statement.setString(1, outcome);
            statement.setString(2, outcome);
            statement.setString(3, at.toString());
            statement.setString(4, outcome);
            statement.setString(5, outcome);
            statement.setObject(6, changed.tenantId().value());
            statement.setObject(7, changed.stageId().value());
            statement.executeUpdate();
        }
    }

    static DealKey key(ResultSet row) throws SQLException {
        return new DealKey(new TenantId(uuid(row, "tenant_id")), new DealId(uuid(row, "deal_id")));
    }

    static DealState deal(ResultSet row) throws SQLException {
        var lastOpenPipeline = uuidOrNull(row, "last_open_pipeline_id");
        var lastOpenStage = uuidOrNull(row, "last_open_stage_id");
        var probability = decimalOrNull(row, "probability");
        var scale = row.getString("probability_scale");
        return new DealState(
                new TenantId(uuid(row, "tenant_id")),
                new DealId(uuid(row, "deal_id")),
                new PipelineId(uuid(row, "pipeline_id")),
                new StageId(uuid(row, "stage_id")),
                constant(Outcome.class, text(row, "outcome")),
                lastOpenPipeline == null ? null : new PipelineId(lastOpenPipeline),
                lastOpenStage == null ? null : new StageId(lastOpenStage),
                text(row, "title"),
                row.getString("description"),
                new Money(row.getLong("value_minor"), Currency.getInstance(text(row, "currency"))),
                probability == null ? null : new Probability(probability),
                scale == null ? null : constant(ProbabilityScale.class, scale),
                row.getString("assigned_to"),
                contact(row),
                dateOrNull(row, "expected_close_date"),
                row.getString("notes"),
                row.getString("external_id"),
                row.getString("lost_reason"),
                row.getBoolean("deleted"),
                instant(row, "stage_entered_at"),
                instantOrNull(row, "closed_at"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Contact contact(ResultSet row) throws SQLException {
        var type = row.getString("contact_type");
        return new Contact(
                row.getString("contact_id"),
                row.getString("contact_name"),
                row.getString("contact_email"),
                type == null ? null : constant(Contact.Type.class, type),
                row.getString("referred_by"));
    }
}
