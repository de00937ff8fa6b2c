package io.pipetrail.query.deals;

import io.pipetrail.events.StageId;
import io.pipetrail.query.reading.Span;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** The predicates of a {@link DealFilter}. Deleted deals are never wanted. */
final class Wanted {

    private static final char ESCAPE = '\\';

    private final Root<DealRow> deal;
    private final CriteriaBuilder builder;
    private final List<Predicate> all = new ArrayList<>();

    private Wanted(Root<DealRow> deal, CriteriaBuilder builder) {
        this.deal = deal;
        this.builder = builder;
    }

    /** The deals of a filter, given since when a deal must be in a stage to rot there. */
    static Specification<DealRow> by(DealFilter filter, Map<StageId, Instant> rottenSince) {
        return (deal, query, builder) -> {
            var wanted = new Wanted(deal, builder);
            wanted.all.add(builder.isFalse(deal.get("deleted")));
            wanted.exactly(filter);
            wanted.ranges(filter);
            wanted.rotting(filter.rotting(), rottenSince);
            wanted.text(filter.text());
            return builder.and(wanted.all.toArray(Predicate[]::new));
        };
    }

    private void exactly(DealFilter filter) {
        equal(
                "pipelineId",
                filter.pipelineId() == null ? null : filter.pipelineId().value());
        equal("stageId", filter.stageId() == null ? null : filter.stageId().value());
        equal("outcome", filter.status() == null ? null : filter.status().name().toLowerCase(Locale.ROOT));
        equal("assignedTo", filter.assignedTo());
        equal("contactId", filter.contactId());
        equal("externalId", filter.externalId());
    }

    private void ranges(DealFilter filter) {
        within("createdAt", filter.created());
        within("updatedAt", filter.updated());
        atLeast("expectedCloseDate", filter.expectedCloseFrom());
        atMost("expectedCloseDate", filter.expectedCloseTo());
        atLeast("value", filter.minValue());
        atMost("value", filter.maxValue());
    }

    private void rotting(@Nullable Boolean rotting, Map<StageId, Instant> rottenSince) {
        if (rotting == null) return;
        var rotten = builder.or(rottenSince.entrySet().stream()
                .map(stage -> builder.and(
                        builder.equal(deal.get("stageId"), stage.getKey().value()),
                        builder.lessThanOrEqualTo(deal.get("stageEnteredAt"), stage.getValue())))
                .toArray(Predicate[]::new));
        all.add(rotting ? rotten : builder.not(rotten));
    }

    private void text(@Nullable String text) {
        if (text == null) return;
        var pattern = "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
        all.add(builder.or(like("title", pattern), like("contactName", pattern), like("contactEmail", pattern)));
    }

    private Predicate like(String attribute, String pattern) {
        return builder.like(builder.lower(deal.get(attribute)), builder.lower(builder.literal(pattern)), ESCAPE);
    }

    private void within(String attribute, Span span) {
        atLeast(attribute, span.from());
        if (span.before() != null) all.add(builder.lessThan(deal.get(attribute), span.before()));
    }

    private void equal(String attribute, @Nullable Object value) {
        if (value != null) all.add(builder.equal(deal.get(attribute), value));
    }

    private <T extends Comparable<? super T>> void atLeast(String attribute, @Nullable T value) {
        Path<T> path = deal.get(attribute);
        if (value != null) all.add(builder.greaterThanOrEqualTo(path, value));
    }

    private <T extends Comparable<? super T>> void atMost(String attribute, @Nullable T value) {
        Path<T> path = deal.get(attribute);
        if (value != null) all.add(builder.lessThanOrEqualTo(path, value));
    }
}
