package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRenamed;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What pipelines and stages were called from which position of the log on. */
final class Names {

    private final TenantId tenant;
    private final Map<Object, NavigableMap<Long, String>> pipelines = new LinkedHashMap<>();
    private final Map<Object, NavigableMap<Long, String>> stages = new LinkedHashMap<>();

    Names(TenantId tenant) {
        this.tenant = tenant;
    }

    void take(Happening happened) {
        switch (happened.payload()) {
            case PipelineCreated e -> name(pipelines, e.pipelineId(), e.name(), happened);
            case PipelineRenamed e -> name(pipelines, e.pipelineId(), e.name(), happened);
            case StageAdded e -> name(stages, e.stageId(), e.name(), happened);
            case StageRenamed e -> name(stages, e.stageId(), e.name(), happened);
            default -> {}
        }
    }

    @Nullable
    String pipeline(Object id, long position) {
        return at(pipelines, id, position);
    }

    @Nullable
    String stage(Object id, long position) {
        return at(stages, id, position);
    }

    Collection<Row> pipelines() {
        return rows(pipelines, "pipeline_id");
    }

    Collection<Row> stages() {
        return rows(stages, "stage_id");
    }

    private Collection<Row> rows(Map<Object, NavigableMap<Long, String>> names, String id) {
        return names.entrySet().stream()
                .map(entry -> new Row()
                        .set("tenant_id", tenant)
                        .set(id, entry.getKey())
                        .set("name", entry.getValue().lastEntry().getValue()))
                .toList();
    }

    private static void name(
            Map<Object, NavigableMap<Long, String>> names, Object id, String name, Happening happened) {
        names.computeIfAbsent(id, unseen -> new TreeMap<>()).put(happened.position(), name);
    }

    private static @Nullable String at(Map<Object, NavigableMap<Long, String>> names, Object id, long position) {
        var known = names.get(id);
        var then = known == null ? null : known.floorEntry(position);
        return then == null ? null : then.getValue();
    }
}
