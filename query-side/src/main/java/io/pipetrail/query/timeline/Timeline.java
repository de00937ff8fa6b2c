package io.pipetrail.query.timeline;

import static java.util.stream.Collectors.groupingBy;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.query.reading.SortKey;
import io.pipetrail.query.reading.TenantPages;
import io.pipetrail.web.paging.Cursor;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The activities of a tenant's deals, newest first. */
@Component
@Transactional(readOnly = true)
public class Timeline {

    private static final SortKey<ActivityRow> NEWEST = new SortKey<>(
            "occurred_at",
            "happenedAt",
            row -> row.happenedAt,
            Instant::parse,
            "activityId",
            row -> row.activityId,
            true);

    private final ActivityRows rows;
    private final TenantPages<ActivityRow> pages;

    Timeline(ActivityRows rows) {
        this.rows = rows;
        this.pages = new TenantPages<>(rows);
    }

    /** All activities of these deals, oldest first. */
    public Map<DealId, List<Activity>> of(TenantId tenant, List<DealId> deals) {
        var ids = deals.stream().map(DealId::value).toList();
        return rows.findByTenantIdAndDealIdInAndDealDeletedFalseOrderByHappenedAtAscActivityIdAsc(tenant, ids).stream()
                .map(ActivityRow::activity)
                .collect(groupingBy(activity -> activity.what().dealId()));
    }

    public Slice<Activity> after(TenantId tenant, ActivityFilter filter, @Nullable Cursor cursor, int limit) {
        return pages.after(tenant, wanted(filter), NEWEST, cursor, limit).map(ActivityRow::activity);
    }

    public Slice<Activity> before(TenantId tenant, ActivityFilter filter, Cursor cursor, int limit) {
        return pages.before(tenant, wanted(filter), NEWEST, cursor, limit).map(ActivityRow::activity);
    }

    /** A cursor that points at an activity. */
    public Optional<Cursor> at(TenantId tenant, ActivityId activity) {
        return rows.findByTenantIdAndActivityId(tenant, activity.value()).map(row -> TenantPages.at(row, NEWEST));
    }

    private static Specification<ActivityRow> wanted(ActivityFilter filter) {
        return (row, query, builder) -> {
            var all = new ArrayList<Predicate>();
            all.add(builder.isFalse(row.get("dealDeleted")));
            if (filter.dealId() != null) {
                all.add(builder.equal(row.get("dealId"), filter.dealId().value()));
            }
            if (filter.type() != null) all.add(builder.equal(row.get("type"), Sql.word(filter.type())));
            if (filter.actor() != null) all.add(builder.equal(row.get("actorId"), filter.actor()));
            var happened = filter.happened();
            if (happened.from() != null) {
                all.add(builder.greaterThanOrEqualTo(row.get("happenedAt"), happened.from()));
            }
            if (happened.before() != null) all.add(builder.lessThan(row.get("happenedAt"), happened.before()));
            return builder.and(all.toArray(Predicate[]::new));
        };
    }
}
