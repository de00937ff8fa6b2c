package io.pipetrail.events.pipeline;

import static io.pipetrail.events.Examples.PIPELINE;
import static io.pipetrail.events.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PipelineStateTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @RepeatedTest(20)
    void stagesStandWhereAGeneratedHistoryPutThem(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var expected = new ArrayList<StageId>();
        var pipeline = created();

        for (int step = 0; step < 200; step++) {
            PipelineEvent event = switch (random.nextInt(expected.isEmpty() ? 1 : 3)) {
                case 0 -> {
                    var position = 1 + random.nextInt(expected.size() + 1);
                    var added = added(new StageId(new UUID(random.nextLong(), step)), position);
                    expected.add(position - 1, added.stageId());
                    yield added;
                }
                case 1 -> {
                    Collections.shuffle(expected, random);
                    yield new StagesReordered(TENANT, PIPELINE, List.copyOf(expected));
                }
                default -> new StageRemoved(TENANT, PIPELINE, expected.remove(random.nextInt(expected.size())));
            };
            pipeline = pipeline.evolve(event, AT);

            assertThat(pipeline.stages()).extracting(StageState::id).isEqualTo(expected);
            assertThat(pipeline.version()).isEqualTo(step + 2L);
        }
    }

    @Test
    void aChangeOfOneStageLeavesTheOthersAlone() {
        var lead = added(new StageId(new UUID(1, 1)), 1);
        var won = added(new StageId(new UUID(1, 2)), 2);
        var before = created().evolve(lead, AT).evolve(won, AT);

        var after = before.evolve(new StageOutcomeChanged(TENANT, PIPELINE, won.stageId(), Outcome.WON), AT);

        assertThat(after.stage(won.stageId()).orElseThrow().outcome()).isEqualTo(Outcome.WON);
        assertThat(after.stage(lead.stageId())).isEqualTo(before.stage(lead.stageId()));
        assertThat(after.firstStage(Outcome.WON)).contains(after.stages().get(1));
        assertThat(after.positionOf(won.stageId())).isEqualTo(2);
    }

    @Test
    void aBackdatedChangeDoesNotMakeItLookOlder() {
        var after = created().evolve(new PipelineRenamed(TENANT, PIPELINE, "Then"), AT.minusSeconds(60));

        assertThat(after.updatedAt()).isEqualTo(AT);
    }

    private static PipelineState created() {
        return PipelineState.of(new PipelineCreated(TENANT, PIPELINE, "Sales", null, PipelineType.SALES), AT);
    }

    private static StageAdded added(StageId id, int position) {
        return new StageAdded(TENANT, PIPELINE, id, position, "Stage", null, Outcome.OPEN, null, 0, null);
    }
}
