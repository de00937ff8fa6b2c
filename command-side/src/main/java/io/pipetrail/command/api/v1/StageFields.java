package io.pipetrail.command.api.v1;

import static io.pipetrail.command.api.v1.Bodies.LONGEST_DESCRIPTION;
import static io.pipetrail.command.api.v1.Bodies.LONGEST_NAME;
import static io.pipetrail.command.api.v1.Bodies.change;

import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.command.pipeline.ReviseStage;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;

/** The fields of a stage that clients write. */
record StageFields(
        Given<String> name,
        Given<String> description,
        Given<Boolean> isWon,
        Given<Boolean> isLost,
        Given<Probability> probability,
        Given<Integer> rottingDays,
        Given<String> color,
        Given<Integer> displayOrder) {

    private static final int MAX_ROTTING_DAYS = 3650;

    static StageFields read(PatchBody body) {
        var fields = new StageFields(
                body.text("name", 1, LONGEST_NAME).notNull(),
                body.text("description", 0, LONGEST_DESCRIPTION),
                body.bool("is_won").notNull(),
                body.bool("is_lost").notNull(),
                body.probability("probability"),
                body.integer("rotting_days", 0, MAX_ROTTING_DAYS),
                body.color("color"),
                body.integer("display_order", 1, Integer.MAX_VALUE).notNull());
        if (fields.isWon.or(false) && fields.isLost.or(false)) {
            body.complain("is_lost", "a stage cannot be both won and lost");
        }
        return fields;
    }

    /** Of a stage to be; complains where it has no name. */
    static StageFields readNew(PatchBody body) {
        var fields = read(body);
        fields.name.required();
        return fields;
    }

    /** Once the body has been checked. */
    NewStage toAdd() {
        return new NewStage(
                new StageId(Uuid7.next()),
                displayOrder.orNull(),
                name.value(),
                description.orNull(),
                outcome(),
                probability.orNull(),
                rottingDays.or(0),
                color.orNull());
    }

    /** Once the body has been checked. */
    ReviseStage toRevise(TenantId tenantId, PipelineId pipelineId, StageId stageId) {
        return new ReviseStage(
                tenantId,
                pipelineId,
                stageId,
                change(name),
                change(description),
                change(isWon),
                change(isLost),
                change(probability),
                change(rottingDays),
                change(color),
                change(displayOrder));
    }

    private Outcome outcome() {
        if (isWon.or(false)) return Outcome.WON;
        return isLost.or(false) ? Outcome.LOST : Outcome.OPEN;
    }
}
