package io.pipetrail.command.pipeline;

import io.pipetrail.command.Change;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** Changes any of a stage's fields and its place, all or nothing. */
public record ReviseStage(
        TenantId tenantId,
        PipelineId pipelineId,
        StageId stageId,
        Change<String> name,
        Change<String> description,
        Change<Boolean> won,
        Change<Boolean> lost,
        Change<Probability> probability,
        Change<Integer> rottingDays,
        Change<String> color,
        Change<Integer> displayOrder)
        implements PipelineCommand {}
