package io.pipetrail.command.pipeline;

import static io.pipetrail.command.pipeline.PipelineScene.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.command.Change;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A pipeline is told all of its stages at once. Seen red: with the stages that stay removed instead of those left out. */
class StageArrangementTest {

    private final PipelineState pipeline = folded();

    @Test
    void aStageThatIsLeftOutIsRemoved() {
        var arrangement = new StageArrangement(pipeline, List.of(kept(FIRST), kept(WON)));

        assertThat(arrangement.removals()).containsExactly(new StageRemoved(ACME, SALES, SECOND));
        assertThat(arrangement.changes()).isEmpty();
    }

    @Test
    void aStageThatIsKeptMayBeCalledSomethingElse() {
        var renamed = new WantedStage.Kept(FIRST, Change.to("Prospecting"), Change.to("Somebody asked"));

        assertThat(new StageArrangement(pipeline, List.of(renamed, kept(SECOND), kept(WON))).changes())
                .containsExactly(
                        new StageRenamed(ACME, SALES, FIRST, "Prospecting"),
                        new StageDescribed(ACME, SALES, FIRST, "Somebody asked"));
    }

    @Test
    void theListIsTheOrder() {
        assertThat(StageArrangement.order(pipeline, List.of(kept(SECOND), kept(FIRST), kept(WON))))
                .isEqualTo(stagesReordered(SECOND, FIRST, WON));
    }

    @Test
    void theSameListAgainChangesNothing() {
        var same = List.of(kept(FIRST), kept(SECOND), kept(WON));

        assertThat(new StageArrangement(pipeline, same).removals()).isEmpty();
        assertThat(StageArrangement.order(pipeline, same)).isNull();
    }

    @Test
    void aStageOfElsewhereIsNotThere() {
        var arrangement = new StageArrangement(pipeline, List.of(kept(NEW)));

        assertThatThrownBy(arrangement::changes)
                .isInstanceOf(PipelineRejected.class)
                .hasMessageStartingWith("UNKNOWN_STAGE");
    }

    private static WantedStage kept(StageId stage) {
        return new WantedStage.Kept(stage, Change.none(), Change.none());
    }

    private static PipelineState folded() {
        var pipeline = PipelineState.of(pipelineCreated(), Instant.EPOCH);
        for (var event : Stream.<PipelineEvent>of(
                        stageAdded(FIRST, 1, Outcome.OPEN),
                        stageAdded(SECOND, 2, Outcome.OPEN),
                        stageAdded(WON, 3, Outcome.WON))
                .toList()) {
            pipeline = pipeline.evolve(event, Instant.EPOCH);
        }
        return pipeline;
    }
}
