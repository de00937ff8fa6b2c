package io.pipetrail.query.api.v1;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.query.analytics.Conversions.Cohort;
import io.pipetrail.query.analytics.Conversions.Transition;
import io.pipetrail.query.analytics.StageTimes.Stays;
import io.pipetrail.query.analytics.Velocities.Velocity;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.V1Conversion;
import io.pipetrail.web.wire.v1.V1StageName;
import io.pipetrail.web.wire.v1.V1StageTimes;
import io.pipetrail.web.wire.v1.V1StageTimes.Current;
import io.pipetrail.web.wire.v1.V1StageTimes.Ended;
import io.pipetrail.web.wire.v1.V1StageTimes.Seconds;
import io.pipetrail.web.wire.v1.V1Velocity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Prints what movements add up to. */
final class AnalyticsNouns {

    private static final int RATE_DIGITS = 4;
    private static final int DAY_DIGITS = 2;
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    private AnalyticsNouns() {}

    static V1StageTimes.Stage stage(ShownStage shown, Stays stays) {
        return new V1StageTimes.Stage(
                Ids.print(shown.stage().id()),
                Ids.print(shown.pipeline()),
                shown.stage().name(),
                shown.stage().outcome() == Outcome.WON,
                shown.stage().outcome() == Outcome.LOST,
                stays.entries(),
                stays.deals(),
                stays.reentries(),
                stays.backward(),
                new Ended(
                        stays.ended(),
                        stays.endedAfter().median(),
                        stays.endedAfter().p90()),
                new Current(stays.going(), stays.age().median(), stays.age().p90(), stays.rotting()),
                new Seconds(stays.typical().median(), stays.typical().p90()));
    }

    static V1Conversion.Stage stage(ShownStage shown, Cohort cohort) {
        return new V1Conversion.Stage(
                Ids.print(shown.stage().id()),
                Ids.print(shown.pipeline()),
                shown.stage().name(),
                shown.stage().outcome() == Outcome.WON,
                shown.stage().outcome() == Outcome.LOST,
                cohort.entered(),
                cohort.advanced(),
                cohort.lost(),
                cohort.deleted(),
                cohort.undecided(),
                rate(cohort.advanced(), cohort.entered() - cohort.undecided()));
    }

    static V1Conversion.Transition transition(Transition transition) {
        return new V1Conversion.Transition(
                V1StageName.of(transition.from(), transition.fromName()),
                V1StageName.of(transition.to(), transition.toName()),
                transition.moves(),
                transition.deals(),
                transition.backward(),
                transition.medianSeconds());
    }

    static V1Velocity.ByCurrency velocity(Velocity of) {
        var digits = Math.max(0, of.currency().getDefaultFractionDigits());
        var wonValue = new BigDecimal(of.wonMinor(), digits);
        var average = of.won() == 0
                ? null
                : Plain.number(wonValue.divide(BigDecimal.valueOf(of.won()), digits, RoundingMode.HALF_EVEN));
        return new V1Velocity.ByCurrency(
                Plain.code(of.currency()),
                of.opportunities(),
                of.won(),
                of.lost(),
                rate(of.won(), of.won() + of.lost()),
                average,
                days(of.cycleSeconds()),
                days(of.medianCycleSeconds()),
                perDay(of, wonValue, digits));
    }

    /** The averages cancel out to the value won, times the opportunities for each deal that closed. */
    private static @Nullable BigDecimal perDay(Velocity of, BigDecimal wonValue, int digits) {
        var cycle = of.cycleSeconds();
        if (cycle == null || cycle <= 0) return null;
        return Plain.number(wonValue.multiply(BigDecimal.valueOf(of.opportunities()))
                .multiply(SECONDS_A_DAY)
                .divide(
                        BigDecimal.valueOf(of.won() + of.lost()).multiply(BigDecimal.valueOf(cycle)),
                        MathContext.DECIMAL64)
                .setScale(digits, RoundingMode.HALF_EVEN));
    }

    static @Nullable String pipeline(@Nullable PipelineId id) {
        return id == null ? null : Ids.print(id);
    }

    private static @Nullable BigDecimal rate(long some, long all) {
        if (all == 0) return null;
        return Plain.number(
                BigDecimal.valueOf(some).divide(BigDecimal.valueOf(all), RATE_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static @Nullable BigDecimal days(@Nullable Double seconds) {
        if (seconds == null) return null;
        return Plain.number(BigDecimal.valueOf(seconds).divide(SECONDS_A_DAY, DAY_DIGITS, RoundingMode.HALF_EVEN));
    }
}
