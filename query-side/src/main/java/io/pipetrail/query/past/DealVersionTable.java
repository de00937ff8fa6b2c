package io.pipetrail.query.past;

import static io.pipetrail.query.projection.Sql.dateOrNull;
import static io.pipetrail.query.projection.Sql.decimalOrNull;
import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of {@code deal_versions}. What is read is believed today, and is a deal without what the table does not keep. */
final class DealVersionTable {

    static final Upsert<Version<DealState>> ROWS = Upsert.<Version<DealState>>into("deal_versions")
            .set("tenant_id", "uuid", version -> version.state.tenantId())
            .set("deal_id", "uuid", version -> version.state.id())
            .set("valid_from", "timestamptz", version -> version.validFrom)
            .set("known_from", "bigint", version -> version.knownFrom)
            .set("known_to", "bigint", Version::knownTo)
            .set("version", "bigint", version -> version.state.version())
            .set("pipeline_id", "uuid", version -> version.state.pipelineId())
            .set("stage_id", "uuid", version -> version.state.stageId())
            .set("title", "text", version -> version.state.title())
            .set("value_minor", "bigint", version -> version.state.value().minor())
            .set("currency", "text", version -> version.state.value().currency())
            .set("value", "numeric", version -> version.state.value().units())
            .set(
                    "probability",
                    "numeric",
                    version -> version.state.probability() == null
                            ? null
                            : version.state.probability().value())
            .set("assigned_to", "text", version -> version.state.assignedTo())
            .set("contact_id", "text", version -> version.state.contact().id())
            .set("contact_name", "text", version -> version.state.contact().name())
            .set("contact_email", "text", version -> version.state.contact().email())
            .set("external_id", "text", version -> version.state.externalId())
            .set("expected_close_date", "date", version -> version.state.expectedCloseDate())
            .set("deleted", "boolean", version -> version.state.deleted())
            .set("stage_entered_at", "timestamptz", version -> version.state.stageEnteredAt())
            .set("created_at", "timestamptz", version -> version.state.createdAt())
            .set("updated_at", "timestamptz", version -> version.state.updatedAt());

    private static final String LAST = """
            select last.* from unnest(?::uuid[], ?::uuid[]) wanted (tenant_id, deal_id)
            cross join lateral (
                select * from deal_versions v
                where v.tenant_id = wanted.tenant_id and v.deal_id = wanted.deal_id and known_to = 9223372036854775807
                order by valid_from desc, known_from desc limit 1) last""";

    private static final String WHOLE = """
            select v.* from unnest(?::uuid[], ?::uuid[]) wanted (tenant_id, deal_id)
            join deal_versions v using (tenant_id, deal_id)
            where known_to = 9223372036854775807 order by valid_from, known_from""";

    /** Backwards, as the index is read without sorting. */
    private static final String TOUCHED = """
            select * from (
                select distinct on (deal_id) * from deal_versions
                where tenant_id = ? and known_to = 9223372036854775807
                order by deal_id desc, valid_from desc, known_from desc) last
            where stage_id = ? or valid_from >= ?""";

    /** Rows that are in memory at once when there may be as many as deals. */
    private static final int FETCHED = 1_000;

    private final Connection connection;

    DealVersionTable(Connection connection) {
        this.connection = connection;
    }

    /** The last versions of deals. */
    Map<DealKey, Timeline<DealState>> last(Collection<DealKey> deals) throws SQLException {
        return timelines(LAST, deals);
    }

    /** All versions of deals. */
    Map<DealKey, Timeline<DealState>> whole(Collection<DealKey> deals) throws SQLException {
        return timelines(WHOLE, deals);
    }

    /** The last versions of the deals that are in a stage, and of those of which there are versions from that time on. */
    void touched(TenantId tenant, StageId stage, Instant from, Consumer<Version<DealState>> consumer)
            throws SQLException {
        try (var statement = connection.prepareStatement(TOUCHED)) {
            statement.setFetchSize(FETCHED);
            statement.setObject(1, tenant.value());
            statement.setObject(2, stage.value());
            statement.setObject(3, from.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) consumer.accept(version(rows));
            }
        }
    }

    private Map<DealKey, Timeline<DealState>> timelines(String sql, Collection<DealKey> deals) throws SQLException {
        var timelines = new HashMap<DealKey, Timeline<DealState>>();
        if (deals.isEmpty()) return timelines;
        var versions = new LinkedHashMap<DealKey, List<Version<DealState>>>();
        try (var statement = connection.prepareStatement(sql)) {
            DealKey.bind(deals, statement, connection);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var version = version(rows);
                    var key = DealKey.of(version.state);
                    versions.computeIfAbsent(key, unseen -> new ArrayList<>()).add(version);
                }
            }
        }
        versions.forEach((key, list) -> timelines.put(key, Timeline.of(list)));
        return timelines;
    }

    private static Version<DealState> version(ResultSet row) throws SQLException {
        return new Version<>(instant(row, "valid_from"), row.getLong("known_from"), deal(row));
    }

    private static DealState deal(ResultSet row) throws SQLException {
        var probability = decimalOrNull(row, "probability");
        return new DealState(
                new TenantId(uuid(row, "tenant_id")),
                new DealId(uuid(row, "deal_id")),
                new PipelineId(uuid(row, "pipeline_id")),
                new StageId(uuid(row, "stage_id")),
                Outcome.OPEN, // what a deal's stage makes of it is asked of the stage
                null,
                null,
                text(row, "title"),
                null,
                new Money(row.getLong("value_minor"), Currency.getInstance(text(row, "currency"))),
                probability == null ? null : new Probability(probability),
                null, // on which scale it was said is read from the log
                row.getString("assigned_to"),
                new Contact(
                        row.getString("contact_id"),
                        row.getString("contact_name"),
                        row.getString("contact_email"),
                        null,
                        null),
                dateOrNull(row, "expected_close_date"),
                null,
                row.getString("external_id"),
                null,
                row.getBoolean("deleted"),
                instant(row, "stage_entered_at"),
                null,
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
