package io.pipetrail.query.audit;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageAdded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stages of a pipeline in display order. */
final class StageRows {

    private final TenantId tenant;
    private final PipelineId pipeline;
    private final List<Row> stages = new ArrayList<>();

    StageRows(TenantId tenant, PipelineId pipeline) {
        this.tenant = tenant;
        this.pipeline = pipeline;
    }

    void add(StageAdded added, Instant at) {
        int place = Math.min(Math.max(added.position(), 1), stages.size() + 1);
        stages.add(
                place - 1,
                new Row()
                        .set("tenant_id", tenant)
                        .set("stage_id", added.stageId())
                        .set("pipeline_id", pipeline)
                        .set("place", place)
                        .set("name", added.name())
                        .set("description", added.description())
                        .set("outcome", added.outcome())
                        .set("probability", added.probability())
                        .set("rotting_days", added.rottingDays())
                        .set("color", added.color())
                        .set("created_at", at)
                        .set("updated_at", at));
    }

    void remove(StageId id) {
        stages.removeIf(stage -> isOf(stage, id));
    }

    void order(List<StageId> ids) {
        var order = ids.stream().map(StageId::toString).toList();
        stages.sort(Comparator.comparingInt(stage -> order.indexOf(stage.require("stage_id"))));
    }

    void change(StageId id, Instant at, String column, @Nullable Object value) {
        for (var stage : stages) if (isOf(stage, id)) stage.set(column, value).set("updated_at", at);
    }

    List<Row> rows() {
        for (int i = 0; i < stages.size(); i++) stages.get(i).set("place", i + 1);
        return stages;
    }

    private static boolean isOf(Row stage, StageId id) {
        return stage.require("stage_id").equals(id.toString());
    }
}
