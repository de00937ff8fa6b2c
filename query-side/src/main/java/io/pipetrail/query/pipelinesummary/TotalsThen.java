package io.pipetrail.query.pipelinesummary;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.query.reading.Span;
import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What was in the stages: the sum of all changes up to then. */
@Component
class TotalsThen {

    /** Totals, and the stages that held deals whether in the period or not. */
    record Then(Totals.At at, Set<StageId> held) {}

    private final ChangeSums changes;

    TotalsThen(ChangeSums changes) {
        this.changes = changes;
    }

    /** The deals that were live then and whose day, as it was then, is in the period. */
    Then of(TenantId tenant, Period period, Moment moment) {
        var sql = period.from() == null ? ChangeSql.TOTALS : ChangeSql.BY_CLOSE_MONTH;
        var sums = changes.of(tenant, moment, sql, Map.of("", new Span(null, moment.end())));
        var totals = byStage(sums.sums(), sum -> isIn(period, sum.key()));
        return new Then(new Totals.At(sums.position(), sums.stamp(), totals), held(sums.sums()));
    }

    static Map<StageId, StageTotals> byStage(Collection<ChangeSums.Sum> sums, Predicate<ChangeSums.Sum> wanted) {
        var byStage = new HashMap<StageId, StageTotals>();
        for (var sum : sums) {
            if (!wanted.test(sum)) continue;
            byStage.merge(sum.stage(), totals(sum.totals()), StageTotals::plus);
        }
        return byStage;
    }

    static Set<StageId> held(Collection<ChangeSums.Sum> sums) {
        return byStage(sums, sum -> true).entrySet().stream()
                .filter(stage -> stage.getValue().dealCount() > 0)
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }

    private static StageTotals totals(CurrencyTotals totals) {
        return new StageTotals(totals.dealCount(), List.of(totals));
    }

    /** A period is made of whole months. */
    private static boolean isIn(Period period, String month) {
        var from = period.from();
        var to = period.to();
        if (from == null || to == null) return true;
        if (month.equals(ChangeSql.UNDATED)) return false;
        var first = LocalDate.parse(month);
        return !first.isBefore(from) && !first.isAfter(to);
    }
}
