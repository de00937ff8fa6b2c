package io.pipetrail.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.benchmarks.rounds.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    @Test
    void aRatioIsOfTheMedians() {
        var measured = Measurement.against(
                Row.APPEND_32, Series.of("engine", 300, 100, 200), Series.of("pgbench", 150, 50, 90, 110));

        assertThat(measured.value()).hasValue(2.0);
        assertThat(measured.verdict()).isEqualTo(Verdict.TARGET);
    }

    @Test
    void whatIsBetweenTheGoalsIsGoodAndBelowThemMissed() {
        assertThat(ratio(Row.CREATE, 0.99)).isEqualTo(Verdict.GOOD);
        assertThat(ratio(Row.CREATE, 0.5)).isEqualTo(Verdict.GOOD);
        assertThat(ratio(Row.CREATE, 0.49)).isEqualTo(Verdict.MISSED);
        assertThat(ratio(Row.CREATE_NOOP, 0.49)).isEqualTo(Verdict.KNOWN);
    }

    @Test
    void ofTimesLessIsBetter() {
        assertThat(time(49)).isEqualTo(Verdict.TARGET);
        assertThat(time(51)).isEqualTo(Verdict.GOOD);
        assertThat(time(151)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void whatWasNotMeasuredHasNoValue() {
        var missing = Measurement.notYet(Row.REBUILD, "comes later");

        assertThat(missing.value()).isEmpty();
        assertThat(missing.verdict()).isEqualTo(Verdict.NOT_YET);
    }

    @Test
    void theTableHasALineForEachMeasurement() {
        var table = Table.of(List.of(
                Measurement.against(Row.APPEND_32, Series.of("engine", 1234), Series.of("pgbench", 1000)),
                Measurement.of(Row.VISIBLE, Series.of("p99", 160)),
                Measurement.notYet(Row.REBUILD, "comes later")));

        assertThat(table.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "engine append, 32 writers 1,234 /s pgbench, 32 clients 1,000 /s 1.23x 1.50x 1.00x good",
                        "reply to visible in a GET, p99 at half load 160.0 ms 50.0 ms 150.0 ms missed",
                        "rebuild of all read models, 10 events a deal JDBC scan of the events 0.50x 0.20x not yet: comes later");
    }

    private static Verdict ratio(Row row, double ratio) {
        return Measurement.against(row, Series.of("figure", ratio * 100), Series.of("limit", 100))
                .verdict();
    }

    private static Verdict time(double milliseconds) {
        return Measurement.of(Row.VISIBLE, Series.of("p99", milliseconds)).verdict();
    }
}
