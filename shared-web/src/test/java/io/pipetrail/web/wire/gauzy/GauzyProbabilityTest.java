package io.pipetrail.web.wire.gauzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GauzyProbabilityTest {

    @Test
    void everyNumberIsPrintedAsItWasRead() {
        assertThat(IntStream.rangeClosed(GauzyProbability.LEAST, GauzyProbability.MOST))
                .allSatisfy(written -> {
                    var read = GauzyProbability.read(written);
                    assertThat(GauzyProbability.print(read.value(), read.scale()))
                            .isEqualTo(written);
                });
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 1", "0.40, 2", "1, 5", "0.5, 50", "0.01, 1", "0.125, 12", "0.135, 14"})
    void whatNobodySaidInPercentIsInStepsIfTheyAreWhole(String chance, int printed) {
        assertThat(GauzyProbability.print(Probability.of(chance), null)).isEqualTo(printed);
    }

    @Test
    void noneIsPrintedAsNone() {
        assertThat(GauzyProbability.print(null, ProbabilityScale.PERCENT)).isNull();
    }
}
