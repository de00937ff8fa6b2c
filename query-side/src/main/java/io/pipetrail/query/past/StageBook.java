package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.query.projection.Book;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of all stages in the course of the log. */
final class StageBook {

    private final Book<StageId, Timeline<StageTerms>> timelines = new Book<>();
    private final Book<TenantId, StageTurn> turns = new Book<>();
    private final List<StageVersion> versions = new ArrayList<>();

    void take(PipelineEvent event, Occurrence moment) {
        var position = moment.position();
        var turn = StageTurn.of(event, moment, at(position));
        if (turn == null) return;
        turn.step().corrected().forEach(version -> version.correctedBy(position));
        versions.addAll(StageVersion.added(turn));
        timelines.write(turn.stageId(), position, turn.step().after());
        if (turn.isOfDeals()) turns.write(turn.tenantId(), position, turn);
    }

    /** What the stages were after the event at a position. */
    Function<StageId, @Nullable Timeline<StageTerms>> at(long position) {
        return stage -> timelines.at(stage, position);
    }

    /** The turns of a tenant's stages behind one position and before another. */
    List<StageTurn> between(TenantId tenant, long after, long before) {
        return turns.between(tenant, after, before);
    }

    List<StageVersion> versions() {
        return versions;
    }
}
