package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of {@code summary_stages} and {@code summary_days}. */
final class TotalsTables {

    static final Upsert<Share> STAGES = Upsert.<Share>into("summary_stages")
            .key("tenant_id", "uuid", share -> share.key().tenantId())
            .key("stage_id", "uuid", share -> share.key().stageId())
            .key("currency", "text", share -> share.key().currency())
            .add("deal_count", "bigint", Share::deals)
            .add("value_minor", "numeric", Share::value)
            .add("weighted_minor", "numeric", Share::weighted);

    static final Upsert<Share> DAYS = Upsert.<Share>into("summary_days")
            .key("tenant_id", "uuid", share -> share.key().tenantId())
            .key("stage_id", "uuid", share -> share.key().stageId())
            .key("currency", "text", share -> share.key().currency())
            .key("day", "date", TotalsTables::day)
            .add("deal_count", "bigint", Share::deals)
            .add("value_minor", "numeric", Share::value)
            .add("weighted_minor", "numeric", Share::weighted);

    private static final String WEIGHTED = """
            sum(readside.round_half_even(deal.value_minor * case terms.outcome
                when 'won' then 1 when 'lost' then 0
                else coalesce(deal.probability, terms.probability, 0) end))""";

    private static final String FROM_DEALS = """
            from summary_deals deal join summary_stage_terms terms using (tenant_id, stage_id)
            where deal.live and tenant_id = ? and stage_id = ?
            group by""";

    private final Connection connection;

    TotalsTables(Connection connection) {
        this.connection = connection;
    }

    /** Adds shares, each day at most once. */
    void add(Collection<Share> shares) throws SQLException {
        var changing = shares.stream().filter(share -> !share.isNothing()).toList();
        DAYS.write(changing, connection);
        STAGES.write(byStage(changing), connection);
        if (changing.stream().anyMatch(share -> share.deals() < 0)) sweep(changing);
    }

    /** Adds up a stage anew from its deals, rounding as {@link io.pipetrail.events.Money#times} does. */
    void addUp(TenantId tenant, StageId stage) throws SQLException {
        execute("delete from summary_stages where tenant_id = ? and stage_id = ?", tenant, stage);
        execute("delete from summary_days where tenant_id = ? and stage_id = ?", tenant, stage);
        execute(
                "insert into summary_stages select tenant_id, stage_id, currency, count(*), sum(value_minor), "
                        + WEIGHTED + FROM_DEALS + " tenant_id, stage_id, currency",
                tenant,
                stage);
        var day =
                "coalesce(case when terms.outcome <> 'open' then deal.closed_day end, deal.expected_close, 'infinity')";
        execute(
                "insert into summary_days select tenant_id, stage_id, currency, " + day
                        + ", count(*), sum(value_minor), " + WEIGHTED + FROM_DEALS
                        + " tenant_id, stage_id, currency, 4",
                tenant,
                stage);
    }

    static Collection<Share> byStage(Collection<Share> shares) {
        return shares.stream()
                .map(Share::anyDay)
                .collect(Collectors.toMap(Share::key, share -> share, Share::plus))
                .values();
    }

    /** Days without deals would pile up for ever; and what is there must not depend on what once was. */
    private void sweep(List<Share> changed) throws SQLException {
        var sql = """
                with changed (tenant_id, stage_id, currency, day) as (
                    select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[])),
                days as (
                    delete from summary_days where deal_count = 0
                        and (tenant_id, stage_id, currency, day) in (select * from changed))
                delete from summary_stages where deal_count = 0
                    and (tenant_id, stage_id, currency) in (select tenant_id, stage_id, currency from changed)""";
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < 4; i++) {
                var column = i;
                var values =
                        changed.stream().map(share -> column(share, column)).toArray(String[]::new);
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            statement.executeUpdate();
        }
    }

    private static String column(Share share, int column) {
        return switch (column) {
            case 0 -> share.key().tenantId().toString();
            case 1 -> share.key().stageId().toString();
            case 2 -> share.key().currency().getCurrencyCode();
            default -> day(share);
        };
    }

    private static String day(Share share) {
        LocalDate day = share.key().day();
        return day == null ? "infinity" : day.toString();
    }

    private void execute(String sql, TenantId tenant, StageId stage) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, stage.value());
            statement.executeUpdate();
        }
    }
}
