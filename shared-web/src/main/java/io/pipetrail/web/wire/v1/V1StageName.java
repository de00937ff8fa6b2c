package io.pipetrail.web.wire.v1;

import io.pipetrail.events.StageId;

/** A stage as it is mentioned in passing. */
public record V1StageName(String id, String name) {

    public static V1StageName of(StageId id, String name) {
        return new V1StageName(Ids.print(id), name);
    }
}
