package io.pipetrail.web.wire.pipeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.readside.StageTotals;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipebackStageTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, 0.6, 60",
        "OPEN, 0.125, 13",
        "OPEN, 1, 100",
        "WON, 0.3, 30",
        "OPEN, , 0",
        "WON, , 100",
        "LOST, , 0"
    })
    void aProbabilityIsInPercent(Outcome outcome, @Nullable String own, int percent) {
        var at = Instant.EPOCH;
        var probability = own == null ? null : Probability.of(own);
        var stage = new StageState(new StageId(new UUID(0, 1)), "A stage", null, outcome, probability, 0, null, at, at);

        var printed = PipebackStage.of(
                new PipelineId(new UUID(0, 2)), stage, 1, StageTotals.NONE, Currency.getInstance("USD"));

        assertThat(printed.probability()).isEqualTo(percent);
    }
}
