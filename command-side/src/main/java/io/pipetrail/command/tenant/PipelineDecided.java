package io.pipetrail.command.tenant;

import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.tenant.TenantState;

/** A pipeline after a command, its place among the others (from 1, 0 when it is gone) and whether it is the default. */
public record PipelineDecided(PipelineState pipeline, int displayOrder, boolean isDefault) {

    static PipelineDecided of(PipelineState pipeline, TenantState tenant) {
        return new PipelineDecided(
                pipeline,
                tenant.pipelines().indexOf(pipeline.id()) + 1,
                pipeline.id().equals(tenant.defaultPipeline()));
    }
}
