package io.pipetrail.query.deals;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.query.reading.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are wanted; what is null is not asked for.
 *
 * @param minValue in units of the deal's currency, whichever it is
 * @param rotting whether the deal has been in its stage for longer than it should
 * @param text to be found in the title or in the contact's name or mail address
 */
public record DealFilter(
        @Nullable PipelineId pipelineId,
        @Nullable StageId stageId,
        @Nullable Outcome status,
        @Nullable String assignedTo,
        @Nullable String contactId,
        @Nullable String externalId,
        Span created,
        Span updated,
        @Nullable LocalDate expectedCloseFrom,
        @Nullable LocalDate expectedCloseTo,
        @Nullable BigDecimal minValue,
        @Nullable BigDecimal maxValue,
        @Nullable Boolean rotting,
        @Nullable String text) {

    public static final DealFilter ALL = new DealFilter(
            null, null, null, null, null, null, Span.EVER, Span.EVER, null, null, null, null, null, null);

    /** The deals of one pipeline, as far as they are wanted anyway. */
    public DealFilter in(PipelineId pipeline) {
        return new DealFilter(
                pipeline,
                stageId,
                status,
                assignedTo,
                contactId,
                externalId,
                created,
                updated,
                expectedCloseFrom,
                expectedCloseTo,
                minValue,
                maxValue,
                rotting,
                text);
    }
}
