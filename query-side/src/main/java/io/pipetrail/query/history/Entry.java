package io.pipetrail.query.history;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.web.wire.v1.V1Change;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a deal or of the stage that it was in, and what it changed.
 *
 * @param version the deal's after it: an event of its stage is none of its own
 * @param inStage for a move, the time spent in the stage left
 */
public record Entry(
        StoredEvent event,
        long version,
        List<V1Change> changes,
        @Nullable Duration inStage) {}
