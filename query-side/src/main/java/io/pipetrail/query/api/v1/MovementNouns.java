package io.pipetrail.query.api.v1;

import io.pipetrail.query.movements.Movement;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.V1Actor;
import io.pipetrail.web.wire.v1.V1Movement;
import io.pipetrail.web.wire.v1.V1Movement.Place;

/** Prints movements, for programs and as lines of a table for people. */
final class MovementNouns {

    static final String HEADER = Csv.line(
            "id",
            "position",
            "deal_id",
            "title",
            "from_stage_id",
            "from_stage_name",
            "from_pipeline_id",
            "from_pipeline_name",
            "to_stage_id",
            "to_stage_name",
            "to_pipeline_id",
            "to_pipeline_name",
            "value",
            "currency",
            "assigned_to",
            "seconds_in_stage",
            "occurred_at",
            "recorded_at",
            "actor_type",
            "actor_id",
            "actor_name",
            "dialect",
            "request_id");

    private MovementNouns() {}

    static V1Movement noun(Movement movement) {
        return new V1Movement(
                "movement",
                Ids.printEvent(movement.eventId()),
                movement.position(),
                Ids.print(movement.dealId()),
                movement.title(),
                place(movement.from()),
                place(movement.to()),
                Plain.units(movement.value()),
                movement.value().minor(),
                Plain.code(movement.value().currency()),
                movement.assignedTo(),
                movement.secondsInStage(),
                movement.occurredAt(),
                movement.recordedAt(),
                movement.by() == null ? null : V1Actor.of(movement.by()),
                movement.dialect(),
                movement.requestId());
    }

    /** Texts that people wrote are kept from being taken for formulas. */
    static String line(V1Movement movement) {
        var from = movement.from();
        var to = movement.to();
        var actor = movement.actor();
        return Csv.line(
                movement.id(),
                movement.position(),
                movement.dealId(),
                Csv.harmless(movement.title()),
                from.stageId(),
                Csv.harmless(from.stageName()),
                from.pipelineId(),
                Csv.harmless(from.pipelineName()),
                to.stageId(),
                Csv.harmless(to.stageName()),
                to.pipelineId(),
                Csv.harmless(to.pipelineName()),
                movement.value().toPlainString(),
                movement.currency(),
                Csv.harmless(movement.assignedTo()),
                movement.secondsInStage(),
                ExportLines.millis(movement.occurredAt()),
                ExportLines.millis(movement.recordedAt()),
                actor == null ? null : actor.type(),
                actor == null ? null : Csv.harmless(actor.id()),
                actor == null ? null : Csv.harmless(actor.name()),
                movement.dialect(),
                Csv.harmless(movement.requestId()));
    }

    private static Place place(Movement.Place place) {
        return new Place(Ids.print(place.stageId()), place.stage(), Ids.print(place.pipelineId()), place.pipeline());
    }
}
