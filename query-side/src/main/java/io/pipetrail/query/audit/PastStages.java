package io.pipetrail.query.audit;

import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stages made of their deals at any time, as was known at any position; and what changed that. */
final class PastStages {

    /** An event that changes what the deals of a stage count for, from a time on. */
    record StageStep(Happening happened, StageId stage, Instant from) {}

    private final Map<StageId, Beliefs> stages = new LinkedHashMap<>();
    private final Map<StageId, Row> identities = new HashMap<>();
    private final Map<StageId, List<StageStep>> steps = new HashMap<>();

    void take(Happening happened) {
        switch (happened.payload()) {
            case StageAdded added -> add(added, happened);
            case StageOutcomeChanged e -> change(e.stageId(), happened, "outcome", e.outcome());
            case StageProbabilityChanged e -> change(e.stageId(), happened, "probability", e.probability());
            default -> {}
        }
    }

    /** What changed these stages after a position. */
    List<StageStep> steps(Collection<StageId> of, long after) {
        return of.stream()
                .flatMap(stage -> steps.getOrDefault(stage, List.of()).stream())
                .filter(step -> step.happened().position() > after)
                .toList();
    }

    /** What was believed of a stage at a position; nothing of one that nobody had heard of. */
    List<Beliefs.Belief> at(StageId stage, long position) {
        var beliefs = stages.get(stage);
        return beliefs == null ? List.of() : beliefs.at(position);
    }

    Collection<Row> rows() {
        var rows = new ArrayList<Row>();
        stages.forEach((id, beliefs) -> {
            for (var belief : beliefs.ever()) {
                rows.add(belief.into(identity(id))
                        .set("outcome", belief.state.get("outcome"))
                        .set("probability", belief.state.get("probability")));
            }
        });
        return rows;
    }

    private Row identity(StageId id) {
        var identity = identities.get(id);
        return identity == null ? new Row() : identity.copy();
    }

    private void add(StageAdded added, Happening happened) {
        var terms = new Row().set("outcome", added.outcome()).set("probability", added.probability());
        stages.put(added.stageId(), new Beliefs(happened.at(), happened.position(), terms));
        identities.put(
                added.stageId(), new Row().set("tenant_id", added.tenantId()).set("stage_id", added.stageId()));
    }

    /** What a stage was added with counts for the time before as well: nothing changes it before that. */
    private void change(StageId id, Happening happened, String column, @Nullable Object value) {
        var stage = stages.get(id);
        if (stage == null) return;
        var added = stage.now().getFirst().from;
        var from = happened.at().isBefore(added) ? added : happened.at();
        stage.change(from, happened.position(), terms -> terms.set(column, value));
        steps.computeIfAbsent(id, unseen -> new ArrayList<>()).add(new StageStep(happened, id, from));
    }
}
