package io.pipetrail.command.imports;

import io.pipetrail.command.Change;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.body.Given;
import org.jspecify.annotations.Nullable;

/**
 * Where a deal is at a point of its history.
 *
 * @param pipeline as the line calls it; null is the one of new deals
 */
record Whereabouts(@Nullable String pipeline, Outcome outcome) {

    static Whereabouts atFirst(@Nullable String pipeline, @Nullable String stage, Places places) {
        return new Whereabouts(pipeline, Outcome.OPEN).stage(stage, places);
    }

    /** What an entry does not say stays: without a pipeline it is about the pipeline that the deal is in by then. */
    Whereabouts after(LineFields entry, Places places) {
        var to = entry.pipeline().hasValue() ? new Whereabouts(entry.pipeline().value(), outcome) : this;
        if (entry.stage().hasValue()) return to.stage(entry.stage().value(), places);
        return entry.pipeline().hasValue() ? to.alike(places) : this;
    }

    /** Only a lost deal has a reason for it: what other systems say of others is dropped. */
    Change<String> reason(Given<String> said) {
        return outcome == Outcome.LOST ? LineFields.change(said) : Change.none();
    }

    private Whereabouts stage(@Nullable String name, Places places) {
        if (name != null)
            return new Whereabouts(pipeline, places.stage(pipeline, name).outcome());
        return new Whereabouts(
                pipeline,
                places.pipeline(pipeline).firstStage().map(StageState::outcome).orElse(Outcome.OPEN));
    }

    /** In another pipeline a deal comes into the first stage that means the same. */
    private Whereabouts alike(Places places) {
        var there = places.pipeline(pipeline);
        var found = there.firstStage(outcome).or(there::firstStage);
        return new Whereabouts(pipeline, found.map(StageState::outcome).orElse(Outcome.OPEN));
    }
}
