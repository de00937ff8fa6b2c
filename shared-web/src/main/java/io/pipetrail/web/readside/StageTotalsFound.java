package io.pipetrail.web.readside;

import io.pipetrail.events.StageId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The live deals in stages; a stage without deals may be missing. */
public record StageTotalsFound(List<InStage> stages) {

    /** The live deals in one stage. */
    public record InStage(StageId stageId, StageTotals totals) {}

    /** What there is of the stages that were asked about. */
    public static StageTotalsFound of(FindStageTotals asked, Map<StageId, StageTotals> all) {
        return new StageTotalsFound(asked.stages().stream()
                .filter(all::containsKey)
                .map(stage -> new InStage(stage, all.getOrDefault(stage, StageTotals.NONE)))
                .toList());
    }

    public Map<StageId, StageTotals> byStage() {
        return stages.stream().collect(Collectors.toMap(InStage::stageId, InStage::totals));
    }
}
