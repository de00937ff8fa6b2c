package io.pipetrail.query.deals;

import io.pipetrail.events.DealId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.query.reading.TenantPages;
import io.pipetrail.web.paging.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deals of a tenant that are not deleted. */
@Component
@Transactional(readOnly = true)
public class Deals {

    private final DealRows rows;
    private final TenantPages<DealRow> pages;
    private final Catalog catalog;
    private final Clock clock;

    Deals(DealRows rows, Catalog catalog, Clock clock) {
        this.rows = rows;
        this.pages = new TenantPages<>(rows);
        this.catalog = catalog;
        this.clock = clock;
    }

    public Optional<DealState> find(TenantId tenant, DealId deal) {
        return rows.findByTenantIdAndDealIdAndDeletedFalse(tenant, deal.value()).map(DealRow::state);
    }

    public boolean exists(TenantId tenant, DealId deal) {
        return rows.existsByTenantIdAndDealIdAndDeletedFalse(tenant, deal.value());
    }

    /** A cursor that points at a deal, which may be on no page of the list at all. */
    public Optional<Cursor> at(TenantId tenant, DealId deal, DealSort sort) {
        return rows.findByTenantIdAndDealIdAndDeletedFalse(tenant, deal.value())
                .map(row -> TenantPages.at(row, sort.key()));
    }

    public Slice<DealState> after(
            TenantId tenant, DealFilter filter, DealSort sort, @Nullable Cursor cursor, int limit) {
        return pages.after(tenant, wanted(tenant, filter), sort.key(), cursor, limit)
                .map(DealRow::state);
    }

    public Slice<DealState> before(TenantId tenant, DealFilter filter, DealSort sort, Cursor cursor, int limit) {
        return pages.before(tenant, wanted(tenant, filter), sort.key(), cursor, limit)
                .map(DealRow::state);
    }

    private Specification<DealRow> wanted(TenantId tenant, DealFilter filter) {
        return Wanted.by(filter, filter.rotting() == null ? Map.of() : rottenSince(tenant));
    }

    private Map<StageId, Instant> rottenSince(TenantId tenant) {
        var now = clock.instant();
        return catalog.stages(tenant).values().stream()
                .filter(stage -> stage.rottingDays() > 0 && !stage.outcome().isClosed())
                .collect(Collectors.toMap(StageState::id, stage -> now.minus(Duration.ofDays(stage.rottingDays()))));
    }
}
