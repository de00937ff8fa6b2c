package io.pipetrail.query.movements;

import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of the movements, written in batches; names are put in by the database, as they are there then. */
final class MovementTables {

    static final Upsert<MovingDeal> DEALS = Upsert.<MovingDeal>into("movement_deals")
            .key("tenant_id", "uuid", deal -> deal.key().tenantId())
            .key("deal_id", "uuid", deal -> deal.key().dealId())
            .set("pipeline_id", "uuid", MovingDeal::pipelineId)
            .set("stage_id", "uuid", MovingDeal::stageId)
            .set("entered_at", "timestamptz", MovingDeal::enteredAt)
            .set("value_minor", "bigint", deal -> deal.value().minor())
            .set("currency", "text", deal -> deal.value().currency())
            .set("title", "text", MovingDeal::title)
            .set("assigned_to", "text", MovingDeal::assignedTo);

    private final Connection connection;

    MovementTables(Connection connection) {
        this.connection = connection;
    }

    Map<DealKey, MovingDeal> load(Collection<DealKey> keys) throws SQLException {
        var deals = new HashMap<DealKey, MovingDeal>();
        if (keys.isEmpty()) return deals;
        try (var statement = connection.prepareStatement(DealKey.rowsIn("movement_deals"))) {
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

    void writeDeals(Collection<MovingDeal> deals) throws SQLException {
        DEALS.write(deals, connection);
    }

    void writePassages(Collection<Passage> passages) throws SQLException {
        PassageRows.write(passages, connection);
    }

    void write(Naming naming) throws SQLException {
        naming.table().write(List.of(naming), connection);
    }

    private static MovingDeal deal(ResultSet row) throws SQLException {
        return new MovingDeal(
                new DealKey(new TenantId(uuid(row, "tenant_id")), new DealId(uuid(row, "deal_id"))),
                new PipelineId(uuid(row, "pipeline_id")),
                new StageId(uuid(row, "stage_id")),
                instant(row, "entered_at"),
                text(row, "title"),
                new Money(row.getLong("value_minor"), Currency.getInstance(text(row, "currency"))),
                row.getString("assigned_to"));
    }
}
