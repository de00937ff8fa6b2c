package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a deal does not become what was asked for. */
public final class DealRejected extends RuntimeException {

    /** The reasons there are. */
    public enum Reason {
        NOT_FOUND,
        UNKNOWN_STAGE,
        UNKNOWN_PIPELINE,
        STAGE_NOT_IN_PIPELINE,
        NO_PIPELINE,
        NO_STAGE,
        NO_WON_STAGE,
        NO_LOST_STAGE,
        NO_OPEN_STAGE,
        STAGE_NOT_OPEN,
        NOT_LOST,
        VALUE_UNFIT,
        EXTERNAL_ID_TAKEN,
        BEFORE_CREATION
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private DealRejected(Reason reason, DealId dealId, @Nullable Object about) {
        this(reason, "%s: deal %s, %s".formatted(reason, dealId, about));
    }

    private DealRejected(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** The same again, as it was told by the node that decided. */
    public static DealRejected told(Reason reason, String message) {
        return new DealRejected(reason, message);
    }

    public static DealRejected notFound(DealId dealId) {
        return new DealRejected(Reason.NOT_FOUND, dealId, null);
    }

    public static DealRejected unknownStage(DealId dealId, Object stageId) {
        return new DealRejected(Reason.UNKNOWN_STAGE, dealId, stageId);
    }

    public static DealRejected unknownPipeline(DealId dealId, Object pipelineId) {
        return new DealRejected(Reason.UNKNOWN_PIPELINE, dealId, pipelineId);
    }

    public static DealRejected stageNotInPipeline(DealId dealId, Object stageId) {
        return new DealRejected(Reason.STAGE_NOT_IN_PIPELINE, dealId, stageId);
    }

    /** The tenant has no pipeline yet. */
    public static DealRejected noPipeline(DealId dealId) {
        return new DealRejected(Reason.NO_PIPELINE, dealId, null);
    }

    public static DealRejected noStage(DealId dealId, Object pipelineId) {
        return new DealRejected(Reason.NO_STAGE, dealId, pipelineId);
    }

    public static DealRejected noWonStage(DealId dealId, Object pipelineId) {
        return new DealRejected(Reason.NO_WON_STAGE, dealId, pipelineId);
    }

    public static DealRejected noLostStage(DealId dealId, Object pipelineId) {
        return new DealRejected(Reason.NO_LOST_STAGE, dealId, pipelineId);
    }

    public static DealRejected noOpenStage(DealId dealId, Object pipelineId) {
        return new DealRejected(Reason.NO_OPEN_STAGE, dealId, pipelineId);
    }

    /** A deal cannot be reopened into a closed stage. */
    public static DealRejected stageNotOpen(DealId dealId, Object stageId) {
        return new DealRejected(Reason.STAGE_NOT_OPEN, dealId, stageId);
    }

    /** Only a lost deal has a reason for it. */
    public static DealRejected notLost(DealId dealId) {
        return new DealRejected(Reason.NOT_LOST, dealId, null);
    }

    /** The value has more decimals than its currency, or is too great. */
    public static DealRejected valueUnfit(DealId dealId) {
        return new DealRejected(Reason.VALUE_UNFIT, dealId, null);
    }

    public static DealRejected externalIdTaken(DealId dealId) {
        return new DealRejected(Reason.EXTERNAL_ID_TAKEN, dealId, null);
    }

    /** Nothing happened to a deal before it was created. */
    public static DealRejected beforeCreation(DealId dealId, Object occurredAt) {
        return new DealRejected(Reason.BEFORE_CREATION, dealId, occurredAt);
    }

    public Reason reason() {
        return reason;
    }
}
