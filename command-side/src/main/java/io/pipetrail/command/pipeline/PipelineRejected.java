package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a pipeline or a stage does not become what was asked for. */
public final class PipelineRejected extends RuntimeException {

    /** The reasons there are. */
    public enum Reason {
        NOT_FOUND,
        UNKNOWN_STAGE,
        UNKNOWN_TARGET,
        BOTH_WON_AND_LOST,
        DEFAULT_PIPELINE,
        STAGE_NOT_EMPTY,
        PIPELINE_NOT_EMPTY
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient @Nullable PipelineId pipelineId;
    private final transient @Nullable StageId stageId;

    private PipelineRejected(Reason reason, @Nullable PipelineId pipelineId, @Nullable StageId stageId) {
        super("%s: pipeline %s, stage %s".formatted(reason, pipelineId, stageId), null, false, false);
        this.reason = reason;
        this.pipelineId = pipelineId;
        this.stageId = stageId;
    }

    /** The same again, as it was told by the node that decided. */
    public static PipelineRejected told(Reason reason, @Nullable PipelineId pipelineId, @Nullable StageId stageId) {
        return new PipelineRejected(reason, pipelineId, stageId);
    }

    public static PipelineRejected notFound(PipelineId pipelineId) {
        return new PipelineRejected(Reason.NOT_FOUND, pipelineId, null);
    }

    public static PipelineRejected unknownStage(PipelineId pipelineId, StageId stageId) {
        return new PipelineRejected(Reason.UNKNOWN_STAGE, pipelineId, stageId);
    }

    /** The stage is in no pipeline of the tenant. */
    public static PipelineRejected noSuchStage(StageId stageId) {
        return new PipelineRejected(Reason.UNKNOWN_STAGE, null, stageId);
    }

    /** The stage that the deals were to be moved to is not there. */
    public static PipelineRejected unknownTarget(PipelineId pipelineId, StageId target) {
        return new PipelineRejected(Reason.UNKNOWN_TARGET, pipelineId, target);
    }

    public static PipelineRejected bothWonAndLost(PipelineId pipelineId, StageId stageId) {
        return new PipelineRejected(Reason.BOTH_WON_AND_LOST, pipelineId, stageId);
    }

    /** The default pipeline stays until another one takes its place. */
    public static PipelineRejected isDefault(PipelineId pipelineId) {
        return new PipelineRejected(Reason.DEFAULT_PIPELINE, pipelineId, null);
    }

    public static PipelineRejected stageNotEmpty(PipelineId pipelineId, StageId stageId) {
        return new PipelineRejected(Reason.STAGE_NOT_EMPTY, pipelineId, stageId);
    }

    public static PipelineRejected pipelineNotEmpty(PipelineId pipelineId) {
        return new PipelineRejected(Reason.PIPELINE_NOT_EMPTY, pipelineId, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The pipeline concerned, as far as it is known. */
    public @Nullable PipelineId pipelineId() {
        return pipelineId;
    }

    /** The stage concerned, if it is about one. */
    public @Nullable StageId stageId() {
        return stageId;
    }
}
