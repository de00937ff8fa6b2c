package io.pipetrail.query.audit;

import static java.util.stream.Collectors.joining;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import java.util.ArrayList;
import java.util.List;

/** The tenant as its events leave it. */
final class TenantRows {

    private final List<Row> rows = new ArrayList<>();

    void take(TenantEvent event, Happening happened) {
        if (event instanceof TenantOpened opened) {
            rows.clear();
            rows.add(opened(opened, happened));
            return;
        }
        if (rows.isEmpty()) return;
        var row = rows.getFirst();
        row.set("version", (Long) row.require("version") + 1);
        switch (event) {
            case DefaultPipelineChosen chosen -> row.set("default_pipeline", chosen.pipelineId());
            case DefaultPipelineCleared cleared -> row.set("default_pipeline", null);
            case PipelinesReordered reordered ->
                row.set(
                        "pipelines",
                        reordered.pipelineIds().stream()
                                .map(PipelineId::toString)
                                .collect(joining(",")));
            case TenantOpened opened -> {}
        }
    }

    List<Row> rows() {
        return rows;
    }

    private static Row opened(TenantOpened opened, Happening happened) {
        return new Row()
                .set("tenant_id", opened.tenantId())
                .set("slug", opened.slug())
                .set("name", opened.name())
                .set("base_currency", opened.baseCurrency())
                .set("pipelines", "")
                .set("default_pipeline", null)
                .set("version", 1)
                .set("created_at", happened.at());
    }
}
