package io.pipetrail.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.benchmarks.rounds.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void aBarIsAsLongAsItsShareOfTheTarget() {
        var svg = chart(Measurement.against(Row.APPEND_32, Series.of("engine", 75), Series.of("pgbench", 100)));

        assertThat(svg)
                .contains("class=\"missed\" x=\"430\" y=\"64\" width=\"130\"")
                .contains("0.75x of 1.50x");
    }

    @Test
    void ofTimesHalfTheTimeIsTwiceTheBarAsFarAsThereIsRoom() {
        var svg = chart(Measurement.of(Row.START, Series.of("start", 1.5)));

        assertThat(svg)
                .contains("class=\"target\" x=\"430\" y=\"64\" width=\"390\"")
                .contains("→ 1.50 s of 3.00 s");
    }

    @Test
    void whatHasNoGoalOrNoFigureHasNoBar() {
        var svg = chart(Measurement.notYet(Row.REBUILD, "later"));

        assertThat(svg).doesNotContain("rebuild");
    }

    private static String chart(Measurement measured) {
        return new Chart(List.of(measured), "").print();
    }
}
