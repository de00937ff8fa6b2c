package io.pipetrail.query.history;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * The stages of a tenant as they were at positions of the log, asked for in ascending order. Only pipelines that are asked
 * for are read.
 */
final class StagesThen {

    private final EventLog log;
    private final StageBook book;
    private final Set<PipelineId> read = new HashSet<>();
    private final Queue<StoredEvent> ahead = new ArrayDeque<>();

    StagesThen(TenantId tenant, EventLog log) {
        this.log = log;
        this.book = new StageBook(tenant);
    }

    /** A stage as the log had it up to a position. */
    Optional<StageState> at(long position, PipelineId pipeline, StageId stage) {
        if (read.add(pipeline)) enqueue(pipeline);
        for (var event = ahead.peek(); event != null && event.position() <= position; event = ahead.peek()) {
            book.tell(event);
            ahead.remove();
        }
        return book.stage(stage);
    }

    /** A pipeline's name as it is at the end of the log. */
    Optional<String> name(PipelineId pipeline) {
        return book.pipeline(pipeline).map(PipelineState::name);
    }

    private void enqueue(PipelineId pipeline) {
        var all = new ArrayList<>(ahead);
        all.addAll(log.stream(pipeline.toString(), 0));
        all.sort(Comparator.comparingLong(StoredEvent::position));
        ahead.clear();
        ahead.addAll(all);
    }
}
