package io.pipetrail.query.movements;

import org.jspecify.annotations.Nullable;

/** A passage, and what the places were called then; those left are null for a deal that came from nowhere. */
record NamedPassage(
        Passage passage,
        @Nullable String fromPipeline,
        @Nullable String fromStage,
        String toPipeline,
        String toStage) {}
