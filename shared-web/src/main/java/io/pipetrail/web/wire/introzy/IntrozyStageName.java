package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.pipeline.StageState;
import org.jspecify.annotations.Nullable;

/** The stage that a deal is in, as lists mention it. */
public record IntrozyStageName(
        String id, String label, @Nullable String color) {

    static IntrozyStageName of(StageState stage) {
        return new IntrozyStageName(stage.id().toString(), stage.name(), stage.color());
    }
}
