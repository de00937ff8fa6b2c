package io.pipetrail.benchmarks.report;

import io.pipetrail.benchmarks.rounds.Series;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What came out for a row.
 *
 * @param figure null where nothing was measured; the note then says why
 * @param limit null where the figure itself is judged
 */
public record Measurement(
        Row row, @Nullable Series figure, @Nullable Series limit, String note) {

    /** One failure in as many of a limit's requests is one too many to measure by. */
    private static final int TOLERATED = 1_000;

    public static Measurement against(Row row, Series figure, Series limit) {
        return new Measurement(row, figure, limit, "");
    }

    public static Measurement of(Row row, Series figure) {
        return new Measurement(row, figure, null, "");
    }

    public static Measurement notYet(Row row, String why) {
        return new Measurement(row, null, null, why);
    }

    public static Measurement failed(Row row, String why) {
        return new Measurement(row, null, null, "failed: " + why);
    }

    public Measurement noting(String more) {
        return new Measurement(row, figure, limit, more);
    }

    /** The median of the figure by that of the limit, or the figure itself: what the goal is about. */
    public OptionalDouble value() {
        if (figure == null) return OptionalDouble.empty();
        return OptionalDouble.of(limit == null ? figure.median() : figure.median() / limit.median());
    }

    /** Of the figure's requests and the limit's. */
    long failures() {
        return (figure == null ? 0 : figure.failures()) + (limit == null ? 0 : limit.failures());
    }

    public Verdict verdict() {
        var value = value();
        if (value.isEmpty()) return Verdict.NOT_YET;
        if (limit != null && limit.failures() * TOLERATED > limit.requests()) return Verdict.FAILED;
        var goal = row.goal();
        return goal == null ? Verdict.KNOWN : goal.verdict(value.getAsDouble());
    }
}
