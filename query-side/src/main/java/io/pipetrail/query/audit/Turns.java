package io.pipetrail.query.audit;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When stages came to mean something else, which goes for all deals in them at that place of the log. */
final class Turns {

    record Turn(long position, Instant at, Outcome outcome) {}

    private final Map<StageId, List<Turn>> byStage = new HashMap<>();

    void take(Happening happened) {
        if (!(happened.payload() instanceof StageOutcomeChanged changed)) return;
        byStage.computeIfAbsent(changed.stageId(), unseen -> new ArrayList<>())
                .add(new Turn(happened.position(), happened.at(), changed.outcome()));
    }

    /** Those of a stage after one position and before another. */
    List<Turn> between(StageId stage, long after, long before) {
        return byStage.getOrDefault(stage, List.of()).stream()
                .filter(turn -> turn.position() > after && turn.position() < before)
                .toList();
    }
}
