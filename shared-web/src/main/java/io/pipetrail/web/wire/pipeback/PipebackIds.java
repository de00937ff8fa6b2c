package io.pipetrail.web.wire.pipeback;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.web.problem.Refusal;
import java.util.Optional;
import java.util.UUID;

/** Reads ids, which are bare UUIDs. */
public final class PipebackIds {

    private static final int UUID_LENGTH = 36;

    private PipebackIds() {}

    /** The pipeline of a path; a 404 where the text is no id, for then there is none. */
    public static PipelineId pipeline(String inPath) {
        return new PipelineId(uuid(inPath).orElseThrow(() -> Refusal.notFound("pipeline")));
    }

    public static StageId stage(String inPath) {
        return new StageId(uuid(inPath).orElseThrow(() -> Refusal.notFound("stage")));
    }

    public static DealId deal(String inPath) {
        return new DealId(uuid(inPath).orElseThrow(() -> Refusal.notFound("deal")));
    }

    public static Optional<UUID> uuid(String text) {
        // UUID.fromString also takes "1-1-1-1-1".
        if (text.length() != UUID_LENGTH) return Optional.empty();
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
