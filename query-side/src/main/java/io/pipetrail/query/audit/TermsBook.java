package io.pipetrail.query.audit;

import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the stages make of their deals in the end; removed stages are still there. */
final class TermsBook {

    private final Map<StageId, Row> stages = new LinkedHashMap<>();

    void take(Happening happened) {
        switch (happened.payload()) {
            case StageAdded added ->
                stages.put(
                        added.stageId(),
                        new Row()
                                .set("tenant_id", added.tenantId())
                                .set("stage_id", added.stageId())
                                .set("outcome", added.outcome())
                                .set("probability", added.probability()));
            case StageOutcomeChanged changed -> set(changed.stageId(), "outcome", changed.outcome());
            case StageProbabilityChanged changed -> set(changed.stageId(), "probability", changed.probability());
            default -> {}
        }
    }

    Collection<Row> rows() {
        return stages.values();
    }

    boolean isClosed(StageId stage) {
        return !outcome(stage).equals("open");
    }

    /** What part of its value a deal counts for, by its own probability or else its stage's. */
    BigDecimal weight(StageId stage, @Nullable BigDecimal ofDeal) {
        return switch (outcome(stage)) {
            case "won" -> BigDecimal.ONE;
            case "lost" -> BigDecimal.ZERO;
            default -> ofDeal != null ? ofDeal : ofStage(stage);
        };
    }

    private BigDecimal ofStage(StageId stage) {
        var row = stages.get(stage);
        return row != null && row.get("probability") instanceof BigDecimal given ? given : BigDecimal.ZERO;
    }

    /** A stage that was never added is as good as an open one. */
    private String outcome(StageId stage) {
        var row = stages.get(stage);
        return row == null ? "open" : row.require("outcome").toString();
    }

    private void set(StageId stage, String column, @Nullable Object value) {
        var row = stages.get(stage);
        if (row != null) row.set(column, value);
    }
}
