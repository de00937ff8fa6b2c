package io.pipetrail.query.deals;

import io.pipetrail.events.DealId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.StageLookup;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deals of a tenant that are not deleted. In SQL, one statement a page: lists and boards are what is read most. */
@Component
public class Deals {

    private static final String ONE = "from readside.deals where tenant_id = ? and deal_id = ? and not deleted";

    private final JdbcClient database;
    private final Catalog catalog;
    private final StageLookup stages;
    private final Clock clock;

    Deals(JdbcClient database, Catalog catalog, StageLookup stages, Clock clock) {
        this.database = database;
        this.catalog = catalog;
        this.stages = stages;
        this.clock = clock;
    }

    public boolean exists(TenantId tenant, DealId deal) {
        return database.sql("select exists (select " + ONE + ")")
                .params(tenant.value(), deal.value())
                .query(Boolean.class)
                .single();
    }

    /** A cursor that points at a deal, which may be on no page of the list at all. */
    public Optional<Cursor> at(TenantId tenant, DealId deal, DealSort sort) {
        return database.sql("select * " + ONE)
                .params(tenant.value(), deal.value())
                .query((row, number) -> DealTable.deal(row))
                .optional()
                .map(sort::at);
    }

    /** The first deals in an order, or those behind a cursor. */
    public Slice<DealInStage> after(
            TenantId tenant, DealFilter filter, DealSort sort, @Nullable Cursor cursor, int limit) {
        return DealSlices.forward(found(tenant, filter, sort, cursor, limit + 1), sort, limit);
    }

    /** The deals before a cursor, in the list's order. */
    public Slice<DealInStage> before(TenantId tenant, DealFilter filter, DealSort sort, Cursor cursor, int limit) {
        return DealSlices.backward(found(tenant, filter, sort.reversed(), cursor, limit + 1), sort, limit);
    }

    private List<DealInStage> found(
            TenantId tenant, DealFilter filter, DealSort sort, @Nullable Cursor cursor, int limit) {
        var wanted = new Wanted(tenant, filter, filter.rotting() == null ? Map.of() : rottenSince(tenant));
        if (cursor != null) wanted.behind(cursor, sort);
        var direction = sort.descending() ? " desc" : "";
        var page = new DealPage();
        database.sql("select *, " + Catalog.STAMP + " stamp from readside.deals where " + wanted.condition()
                        + " order by " + sort.column() + direction + ", deal_id" + direction + " limit :limit")
                .params(wanted.parameters())
                .param("limit", limit)
                .query(page);
        return page.deals().isEmpty() ? List.of() : inStages(tenant, page);
    }

    private List<DealInStage> inStages(TenantId tenant, DealPage page) {
        var pipelines = catalog.pipelines(tenant, page.stamp());
        return page.deals().stream()
                .map(deal -> new DealInStage(deal, stages.of(deal, pipelines)))
                .toList();
    }

    private Map<StageId, Instant> rottenSince(TenantId tenant) {
        var now = clock.instant();
        return catalog.pipelines(tenant).stagesById().values().stream()
                .filter(stage -> stage.rottingDays() > 0 && !stage.outcome().isClosed())
                .collect(Collectors.toMap(StageState::id, stage -> now.minus(Duration.ofDays(stage.rottingDays()))));
    }
}
