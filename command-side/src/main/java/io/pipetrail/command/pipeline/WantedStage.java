package io.pipetrail.command.pipeline;

import io.pipetrail.command.Change;
import io.pipetrail.events.StageId;

/** A place in the list of all the stages that a pipeline shall have. */
public sealed interface WantedStage {

    StageId id();

    /** A stage that is there, as it is or changed. */
    record Kept(StageId id, Change<String> name, Change<String> description) implements WantedStage {}

    /** A stage that is not there yet; its place is that in the list. */
    record Added(NewStage stage) implements WantedStage {

        @Override
        public StageId id() {
            return stage.id();
        }
    }
}
