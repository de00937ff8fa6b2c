package io.pipetrail.query.audit;

import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of {@code readside.summary_deals}, and, added up on the way, the totals of all deals. */
final class SummaryExpected implements DealRows {

    private final Turns turns;
    private final TermsBook terms;
    private final Sums stages = new Sums(Table.SUMMARY_STAGES);
    private final Sums days = new Sums(Table.SUMMARY_DAYS);

    /** The terms are those of the end: they count for what is added up. */
    SummaryExpected(Turns turns, TermsBook terms) {
        this.turns = turns;
        this.terms = terms;
    }

    @Override
    public String projection() {
        return Table.SUMMARY_DEALS.projection();
    }

    @Override
    public void of(List<Happening> events, Chunk rows) {
        if (events.isEmpty() || !(events.getFirst().payload() instanceof DealCreated created)) return;
        var deal = new Deal(created, events.getFirst());
        for (var happened : events.subList(1, events.size())) deal.take(happened);
        deal.turn(Long.MAX_VALUE);
        rows.add(Table.SUMMARY_DEALS, deal.row(created));
        if (deal.live) deal.count(created.tenantId());
    }

    Collection<Row> stages() {
        return stages.rows();
    }

    Collection<Row> days() {
        return days.rows();
    }

    private final class Deal {

        private StageId stage;
        private Money value;
        private @Nullable BigDecimal probability;
        private @Nullable LocalDate expectedClose;
        private @Nullable LocalDate closedDay;
        private boolean live = true;
        private long turned;

        private Deal(DealCreated created, Happening happened) {
            stage = created.stageId();
            value = created.value();
            probability =
                    created.probability() == null ? null : created.probability().value();
            expectedClose = created.expectedCloseDate();
            closedDay = created.outcome() == Outcome.OPEN ? null : day(happened.at());
            turned = happened.position();
        }

        private void take(Happening happened) {
            turn(happened.position());
            switch (happened.payload()) {
                case DealMovedToStage e -> {
                    stage = e.stageId();
                    closedDay = e.outcome() == Outcome.OPEN ? null : day(happened.at());
                }
                case DealValueChanged e -> value = e.value();
                case DealProbabilityChanged e ->
                    probability =
                            e.probability() == null ? null : e.probability().value();
                case DealExpectedCloseChanged e -> expectedClose = e.expectedCloseDate();
                case DealDeleted e -> live = false;
                case DealRestored e -> live = true;
                default -> {}
            }
        }

        private void turn(long before) {
            for (var turn : turns.between(stage, turned, before)) {
                if (turn.outcome() == Outcome.OPEN) closedDay = null;
                else if (closedDay == null) closedDay = day(turn.at());
            }
            turned = before;
        }

        private Row row(DealCreated created) {
            return new Row()
                    .set("tenant_id", created.tenantId())
                    .set("deal_id", created.dealId())
                    .set("stage_id", stage)
                    .set("currency", value.currency())
                    .set("value_minor", value.minor())
                    .set("probability", probability)
                    .set("expected_close", expectedClose)
                    .set("closed_day", closedDay)
                    .set("live", live);
        }

        private void count(TenantId tenant) {
            var weighted = BigDecimal.valueOf(value.minor())
                    .multiply(terms.weight(stage, probability))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            var day = terms.isClosed(stage) && closedDay != null ? closedDay : expectedClose;
            stages.add(List.of(tenant, stage, value.currency()), 1, value.minor(), weighted);
            days.add(
                    List.of(tenant, stage, value.currency(), day == null ? "infinity" : day),
                    1,
                    value.minor(),
                    weighted);
        }

        private static LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }
}
