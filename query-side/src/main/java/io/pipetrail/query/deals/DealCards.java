package io.pipetrail.query.deals;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelines.StageLookup;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.reading.Together;
import io.pipetrail.query.timeline.Activity;
import io.pipetrail.query.timeline.ActivityColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Single deals with all about them: in SQL, by one statement for those that are asked for at the same time. */
@Component
public class DealCards {

    /** How many activities there are on a card. */
    public static final int LATEST = 20;

    /** A deal among the pipelines of its tenant. */
    public record Placed(DealState deal, Pipelines pipelines) {}

    /** More of them would keep all waiting for long. */
    private static final int AT_ONCE = 32;

    /** A row an activity, or one row where there is none. */
    private static final String CARDS = "select deal.*, activity.*, coalesce(pipelines.stamp, 0) stamp from ("
            + DealKey.rowsIn("readside.deals") + """
            ) deal
            left join readside.pipeline_stamps pipelines on pipelines.tenant_id = deal.tenant_id
            left join lateral (select\s""" + ActivityColumns.ALL + """
             from readside.activities
            where tenant_id = deal.tenant_id and deal_id = deal.deal_id and not deal_deleted
            order by happened_at desc, activity_id desc limit\s""" + LATEST + """
            ) activity on true
            where not deal.deleted
            order by deal.tenant_id, deal.deal_id, happened_at desc, activity_id desc""";

    private final JdbcTemplate database;
    private final Catalog catalog;
    private final StageLookup stages;
    private final Together<DealKey, Found> together = new Together<>(AT_ONCE, this::found);

    DealCards(JdbcTemplate database, Catalog catalog, StageLookup stages) {
        this.database = database;
        this.catalog = catalog;
        this.stages = stages;
    }

    public Optional<DealCard> find(TenantId tenant, DealId deal) {
        return together.find(new DealKey(tenant, deal)).map(found -> card(found, pipelines(tenant, found)));
    }

    /** The deal, if it is in a pipeline of this type. */
    public Optional<DealCard> find(TenantId tenant, DealId deal, PipelineType type) {
        return together.find(new DealKey(tenant, deal)).flatMap(found -> {
            var pipelines = pipelines(tenant, found);
            return pipelines
                    .find(found.deal().pipelineId())
                    .filter(pipeline -> pipeline.type() == type)
                    .map(pipeline -> card(found, pipelines));
        });
    }

    /** The deal, and the pipelines of the same moment. */
    public Optional<Placed> placed(TenantId tenant, DealId deal) {
        return together.find(new DealKey(tenant, deal))
                .map(found -> new Placed(found.deal(), pipelines(tenant, found)));
    }

    private Map<DealKey, Found> found(Collection<DealKey> deals) {
        var found = new HashMap<DealKey, Found>();
        RowCallbackHandler reading = row -> {
            var key = DealTable.key(row);
            if (!found.containsKey(key)) found.put(key, Found.of(row));
            found.get(key).add(row);
        };
        // What is looked up besides may take a connection of its own: not before this one is given back.
        database.query(
                connection -> {
                    var statement = connection.prepareStatement(CARDS);
                    DealKey.bind(deals, statement, connection);
                    return statement;
                },
                reading);
        return found;
    }

    private Pipelines pipelines(TenantId tenant, Found found) {
        return catalog.pipelines(tenant, found.stamp());
    }

    private DealCard card(Found found, Pipelines pipelines) {
        var stage = stages.of(found.deal(), pipelines);
        return new DealCard(new DealInStage(found.deal(), stage), found.latest());
    }

    /** What the one statement tells of a deal. */
    private record Found(DealState deal, long stamp, List<Activity> latest) {

        static Found of(ResultSet row) throws SQLException {
            return new Found(DealTable.deal(row), row.getLong("stamp"), new ArrayList<>());
        }

        void add(ResultSet row) throws SQLException {
            if (row.getObject("activity_id") == null) return;
            latest.add(ActivityColumns.of(deal.tenantId(), deal.id(), row));
        }
    }
}
