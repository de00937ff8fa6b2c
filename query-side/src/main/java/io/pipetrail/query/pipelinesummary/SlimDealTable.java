package io.pipetrail.query.pipelinesummary;

import static io.pipetrail.query.projection.Sql.dateOrNull;
import static io.pipetrail.query.projection.Sql.decimalOrNull;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of {@code summary_deals}. */
final class SlimDealTable {

    static final Upsert<SlimDeal> ROWS = Upsert.<SlimDeal>into("summary_deals")
            .key("tenant_id", "uuid", SlimDeal::tenantId)
            .key("deal_id", "uuid", SlimDeal::id)
            .set("stage_id", "uuid", SlimDeal::stageId)
            .set("currency", "text", deal -> deal.value().currency())
            .set("value_minor", "bigint", deal -> deal.value().minor())
            .set(
                    "probability",
                    "numeric",
                    deal -> deal.probability() == null
                            ? null
                            : deal.probability().value())
            .set("expected_close", "date", SlimDeal::expectedClose)
            .set("closed_day", "date", SlimDeal::closedDay)
            .set("live", "boolean", SlimDeal::live);

    private final Connection connection;

    SlimDealTable(Connection connection) {
        this.connection = connection;
    }

    Map<DealKey, SlimDeal> load(Collection<DealKey> keys) throws SQLException {
        var deals = new LinkedHashMap<DealKey, SlimDeal>();
        if (keys.isEmpty()) return deals;
        try (var statement = connection.prepareStatement(DealKey.rowsIn("summary_deals"))) {
            DealKey.bind(keys, statement, connection);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var deal = deal(rows);
                    deals.put(deal.key(), deal);
                }
            }
        }
        return deals;
    }

    void write(Collection<SlimDeal> deals) throws SQLException {
        ROWS.write(deals, connection);
    }

    /** A deal that was closed already stays closed since then. */
    void changeOutcome(StageOutcomeChanged changed, Instant at) throws SQLException {
        var sql = changed.outcome().isClosed()
                ? "update summary_deals set closed_day = coalesce(closed_day, ?) where tenant_id = ? and stage_id = ?"
                : "update summary_deals set closed_day = ? where tenant_id = ? and stage_id = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, SlimDeal.closedDay(changed.outcome(), at), Types.DATE);
            statement.setObject(2, changed.tenantId().value());
            statement.setObject(3, changed.stageId().value());
            statement.executeUpdate();
        }
    }

    private static SlimDeal deal(ResultSet row) throws SQLException {
        var probability = decimalOrNull(row, "probability");
        return new SlimDeal(
                new TenantId(uuid(row, "tenant_id")),
                new DealId(uuid(row, "deal_id")),
                new StageId(uuid(row, "stage_id")),
                new Money(row.getLong("value_minor"), Currency.getInstance(text(row, "currency"))),
                probability == null ? null : new Probability(probability),
                dateOrNull(row, "expected_close"),
                dateOrNull(row, "closed_day"),
                row.getBoolean("live"));
    }
}
