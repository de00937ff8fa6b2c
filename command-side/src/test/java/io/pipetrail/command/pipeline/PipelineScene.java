package io.pipetrail.command.pipeline;

import io.pipetrail.command.Change;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StagesReordered;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/** The words that the tests of pipelines are written in: one pipeline with three stages. */
final class PipelineScene {

    static final TenantId ACME = new TenantId(new UUID(0, 1));
    static final TenantId SOMEBODY_ELSE = new TenantId(new UUID(0, 2));
    static final PipelineId SALES = new PipelineId(new UUID(0, 20));
    static final StageId FIRST = new StageId(new UUID(0, 30));
    static final StageId SECOND = new StageId(new UUID(0, 31));
    static final StageId WON = new StageId(new UUID(0, 32));
    static final StageId NEW = new StageId(new UUID(0, 33));

    private PipelineScene() {}

    static FixtureConfiguration<Pipeline> pipelines() {
        return new AggregateTestFixture<>(Pipeline.class);
    }

    static Object[] pipelineWithStages() {
        return new Object[] {
            pipelineCreated(),
            stageAdded(FIRST, 1, Outcome.OPEN),
            stageAdded(SECOND, 2, Outcome.OPEN),
            stageAdded(WON, 3, Outcome.WON)
        };
    }

    static PipelineCreated pipelineCreated() {
        return new PipelineCreated(ACME, SALES, "Sales", null, PipelineType.SALES);
    }

    static PipelineDeleted pipelineDeleted() {
        return new PipelineDeleted(ACME, SALES);
    }

    static StageAdded stageAdded(StageId stage, int position, Outcome outcome) {
        return new StageAdded(ACME, SALES, stage, position, "A stage", null, outcome, null, 0, null);
    }

    static StagesReordered stagesReordered(StageId... order) {
        return new StagesReordered(ACME, SALES, List.of(order));
    }

    static AddStage addStage(@Nullable Integer displayOrder) {
        return new AddStage(ACME, SALES, new NewStage(NEW, displayOrder, "A stage", null, Outcome.OPEN, null, 0, null));
    }

    static RemoveStage remove(StageId stage) {
        return new RemoveStage(ACME, SALES, stage);
    }

    static Revision revise(StageId stage) {
        return new Revision(stage);
    }

    /** A revision in the making, of which each test says only what it is about. */
    static final class Revision {
        private final StageId stage;
        private Change<String> name = Change.none();
        private Change<String> description = Change.none();
        private Change<Boolean> won = Change.none();
        private Change<Boolean> lost = Change.none();
        private Change<Probability> probability = Change.none();
        private Change<Integer> rottingDays = Change.none();
        private Change<String> color = Change.none();
        private Change<Integer> displayOrder = Change.none();

        private Revision(StageId stage) {
            this.stage = stage;
        }

        Revision named(String name) {
            this.name = Change.to(name);
            return this;
        }

        Revision described(@Nullable String description) {
            this.description = Change.to(description);
            return this;
        }

        Revision won(boolean won) {
            this.won = Change.to(won);
            return this;
        }

        Revision lost(boolean lost) {
            this.lost = Change.to(lost);
            return this;
        }

        Revision likely(@Nullable Probability probability) {
            this.probability = Change.to(probability);
            return this;
        }

        Revision rottingAfter(int days) {
            rottingDays = Change.to(days);
            return this;
        }

        Revision colored(@Nullable String color) {
            this.color = Change.to(color);
            return this;
        }

        Revision at(int place) {
            displayOrder = Change.to(place);
            return this;
        }

        ReviseStage command() {
            return new ReviseStage(
                    ACME, SALES, stage, name, description, won, lost, probability, rottingDays, color, displayOrder);
        }
    }
}
