package io.pipetrail.query.deals;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelines.StageLookup;
import io.pipetrail.query.timeline.Activity;
import io.pipetrail.query.timeline.ActivityColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Single deals with all about them: in SQL, by one statement. */
@Component
public class DealCards {

    /** How many activities there are on a card. */
    public static final int LATEST = 20;

    /** A row an activity, or one row where there is none. */
    private static final String CARD =
            "select deal.*, activity.*, " + Catalog.STAMP + " stamp from readside.deals deal left join lateral (select "
                    + ActivityColumns.ALL
                    + """
             from readside.activities
            where tenant_id = deal.tenant_id and deal_id = deal.deal_id and not deal_deleted
            order by happened_at desc, activity_id desc limit\s"""
                    + LATEST
                    + """
            ) activity on true
            where deal.tenant_id = :tenant and deal.deal_id = :deal and not deal.deleted
            order by happened_at desc, activity_id desc""";

    private final JdbcClient database;
    private final Catalog catalog;
    private final StageLookup stages;

    DealCards(JdbcClient database, Catalog catalog, StageLookup stages) {
        this.database = database;
        this.catalog = catalog;
        this.stages = stages;
    }

    public Optional<DealCard> find(TenantId tenant, DealId deal) {
        return found(tenant, deal).map(found -> card(found, pipelines(tenant, found)));
    }

    /** The deal, if it is in a pipeline of this type. */
    public Optional<DealCard> find(TenantId tenant, DealId deal, PipelineType type) {
        return found(tenant, deal).flatMap(found -> {
            var pipelines = pipelines(tenant, found);
            return pipelines
                    .find(found.deal().pipelineId())
                    .filter(pipeline -> pipeline.type() == type)
                    .map(pipeline -> card(found, pipelines));
        });
    }

    private Optional<Found> found(TenantId tenant, DealId deal) {
        ResultSetExtractor<Optional<Found>> reading =
                rows -> rows.next() ? Optional.of(found(tenant, rows)) : Optional.empty();
        // What is looked up besides may take a connection of its own: not before this one is given back.
        return database.sql(CARD)
                .param("tenant", tenant.value())
                .param("deal", deal.value())
                .query(reading);
    }

    private Pipelines pipelines(TenantId tenant, Found found) {
        return catalog.pipelines(tenant, found.stamp());
    }

    private DealCard card(Found found, Pipelines pipelines) {
        var stage = stages.of(found.deal(), pipelines);
        return new DealCard(new DealInStage(found.deal(), stage), found.latest());
    }

    private static Found found(TenantId tenant, ResultSet row) throws SQLException {
        var deal = DealTable.deal(row);
        var stamp = row.getLong("stamp");
        var latest = new ArrayList<Activity>();
        for (var activity = activity(tenant, deal.id(), row); activity != null; ) {
            latest.add(activity);
            activity = row.next() ? activity(tenant, deal.id(), row) : null;
        }
        return new Found(deal, stamp, List.copyOf(latest));
    }

    private static @Nullable Activity activity(TenantId tenant, DealId deal, ResultSet row) throws SQLException {
        return row.getObject("activity_id") == null ? null : ActivityColumns.of(tenant, deal, row);
    }

    /** What the one statement tells. */
    private record Found(DealState deal, long stamp, List<Activity> latest) {}
}
