package io.pipetrail.query.deals;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deals by conditions on their columns and by numbers of rows, for clients that page that way: a page costs what is before it,
 * unlike those of {@link Deals}.
 */
@Component
public class ChosenDeals {

    /** Some deals without their descriptions and notes, how many there are in all, and the pipelines of the same moment. */
    public record Found(List<DealState> deals, long total, Pipelines pipelines) {}

    /** No long texts: nobody who chooses so prints them. */
    private static final String SELECT = """
            select deal.tenant_id, deal.deal_id, deal.pipeline_id, deal.stage_id, deal.outcome, deal.last_open_pipeline_id,
                deal.last_open_stage_id, deal.title, null description, deal.value_minor, deal.currency, deal.probability,
                deal.probability_scale, deal.assigned_to, deal.contact_id, deal.contact_name, deal.contact_email,
                deal.contact_type, deal.referred_by, deal.expected_close_date, null notes, deal.external_id, deal.lost_reason,
                deal.deleted, deal.stage_entered_at, deal.closed_at, deal.version, deal.created_at, deal.updated_at,
            """ + Catalog.STAMP + " stamp";

    private static final String DEALS = """
             from readside.deals deal left join readside.stages stage
                on stage.tenant_id = deal.tenant_id and stage.stage_id = deal.stage_id
            where deal.tenant_id = :tenant""";

    private final JdbcClient database;
    private final Catalog catalog;

    ChosenDeals(JdbcClient database, Catalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    public Found find(TenantId tenant, DealChoice choice) {
        if (choice.isImpossible()) return new Found(List.of(), 0, catalog.pipelines(tenant));
        var parameters = new HashMap<String, Object>();
        parameters.put("tenant", tenant.value());
        var where = where(choice, parameters);
        var page = new DealPage();
        database.sql(SELECT + where + order(choice) + " limit :take offset :skip")
                .params(parameters)
                .param("take", choice.take())
                .param("skip", choice.skip())
                .query(page);
        var pipelines = page.deals().isEmpty() ? catalog.pipelines(tenant) : catalog.pipelines(tenant, page.stamp());
        return new Found(List.copyOf(page.deals()), total(choice, page, where, parameters), pipelines);
    }

    public long count(TenantId tenant, DealChoice choice) {
        if (choice.isImpossible()) return 0;
        var parameters = new HashMap<String, Object>();
        parameters.put("tenant", tenant.value());
        return count(where(choice, parameters), parameters);
    }

    /** A page that is not full, but not empty either, is the last one. */
    private long total(DealChoice choice, DealPage page, String where, Map<String, Object> parameters) {
        var found = page.deals().size();
        var isLast = found < choice.take() && (found > 0 || choice.skip() == 0);
        return isLast ? choice.skip() + found : count(where, parameters);
    }

    private long count(String where, Map<String, Object> parameters) {
        return database.sql("select count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static String where(DealChoice choice, Map<String, Object> parameters) {
        var sql = new StringBuilder(DEALS);
        if (!choice.deletedToo()) sql.append(" and not deal.deleted");
        for (var condition : choice.conditions()) {
            var name = "p" + parameters.size();
            sql.append(" and ").append(condition(condition, name));
            parameters.put(name, condition.values());
        }
        return sql.toString();
    }

    private static String condition(DealChoice.Condition condition, String name) {
        if (condition.values().isEmpty()) return condition.is() ? "false" : "true";
        var among = condition.column().sql() + " in (:" + name + ")";
        return condition.is() ? among : "(" + among + ") is not true";
    }

    /** In the way that an index is in order of, if there is one: it has no nulls last when it is read backwards. */
    private static String direction(DealChoice.Order order) {
        if (!order.descending()) return "";
        return order.column().isOptional() ? " desc nulls last" : " desc";
    }

    private static String order(DealChoice choice) {
        var sql = new StringBuilder(" order by ");
        for (var order : choice.order()) {
            sql.append(order.column().sql()).append(direction(order)).append(", ");
        }
        return sql.append("deal.created_at, deal.deal_id").toString();
    }
}
