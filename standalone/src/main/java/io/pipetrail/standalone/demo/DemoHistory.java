package io.pipetrail.standalone.demo;

import io.pipetrail.command.deal.DealCommand;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.TenantId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Half a year in the life of a sales team, from January to June 2026, in the order in which things happened. */
final class DemoHistory {

    static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-05");
    static final LocalDate LAST_DAY = LocalDate.parse("2026-06-30");
    private static final double GOES_ON = 0.72;
    private static final double WON_IN_THE_END = 0.55;

    private final Chance chance;
    private final DemoDeals deals;
    private final DemoPipeline pipeline;
    private final List<Step> steps = new ArrayList<>();

    private DemoHistory(TenantId tenant, DemoPipeline pipeline, Chance chance) {
        this.chance = chance;
        this.pipeline = pipeline;
        this.deals = new DemoDeals(tenant, pipeline, chance);
    }

    /** A command and when it was given. */
    record Step(Instant at, DealCommand command) {}

    static List<Step> of(TenantId tenant, DemoPipeline pipeline, Chance chance) {
        var history = new DemoHistory(tenant, pipeline, chance);
        FIRST_DAY
                .datesUntil(LAST_DAY.plusDays(1))
                .filter(DemoHistory::isWorkday)
                .forEach(history::newDeals);
        history.steps.sort(Comparator.comparing(Step::at));
        return List.copyOf(history.steps);
    }

    private void newDeals(LocalDate day) {
        for (int left = chance.between(1, 5); left > 0; left--) {
            live(duringThe(day));
        }
    }

    /** One deal's life: on to the next stage, or lost, or still where it is when the half year ends. */
    private void live(Instant created) {
        var deal = deals.create(created);
        if (!happens(created, deal)) return;
        var at = created;
        for (int stage = 0; stage < pipeline.openStages(); stage++) {
            at = later(at, 1, 4);
            if (!happens(at, deals.talk(deal.dealId(), at))) return;
            at = later(at, 2, 18);
            if (!chance.in(GOES_ON)) {
                happens(at, deals.close(deal.dealId(), Outcome.LOST));
                return;
            }
            if (stage + 1 == pipeline.openStages()) break;
            if (!happens(at, deals.move(deal.dealId(), stage + 1))) return;
            if (chance.in(0.3)) happens(at.plusSeconds(90), deals.reprice(deal));
        }
        at = later(at, 1, 9);
        happens(at, deals.close(deal.dealId(), chance.in(WON_IN_THE_END) ? Outcome.WON : Outcome.LOST));
    }

    private boolean happens(Instant at, DealCommand command) {
        if (LocalDate.ofInstant(at, ZoneOffset.UTC).isAfter(LAST_DAY)) return false;
        return steps.add(new Step(at, command));
    }

    private Instant later(Instant at, int least, int most) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(chance.between(least, most));
        while (!isWorkday(day)) day = day.plusDays(1);
        return duringThe(day);
    }

    private Instant duringThe(LocalDate day) {
        return day.atTime(8, 0).toInstant(ZoneOffset.UTC).plus(Duration.ofSeconds(chance.between(0, 9 * 3600)));
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
