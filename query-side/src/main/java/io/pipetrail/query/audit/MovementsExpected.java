package io.pipetrail.query.audit;

import io.pipetrail.events.Money;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealValueChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of {@code readside.movements} of one deal, and the one of {@code readside.movement_deals}. */
final class MovementsExpected implements DealRows {

    private final Names names;

    MovementsExpected(Names names) {
        this.names = names;
    }

    @Override
    public String projection() {
        return Table.MOVEMENTS.projection();
    }

    @Override
    public void of(List<Happening> events, Chunk rows) {
        Deal deal = null;
        for (var happened : events) {
            if (happened.payload() instanceof DealCreated created) {
                deal = new Deal(created, happened.at());
                rows.add(Table.MOVEMENTS, deal.into(happened).set("seconds_in_stage", null));
            } else if (deal != null) {
                deal.take(happened, rows);
            }
        }
        if (deal != null) rows.add(Table.MOVEMENT_DEALS, deal.row());
    }

    private final class Deal {

        private final DealCreated created;
        private PipelineId pipeline;
        private StageId stage;
        private Instant enteredAt;
        private String title;
        private Money value;
        private @Nullable String assignedTo;

        private Deal(DealCreated created, Instant at) {
            this.created = created;
            pipeline = created.pipelineId();
            stage = created.stageId();
            enteredAt = at;
            title = created.title();
            value = created.value();
            assignedTo = created.assignedTo();
        }

        private void take(Happening happened, Chunk rows) {
            switch (happened.payload()) {
                case DealRenamed e -> title = e.title();
                case DealValueChanged e -> value = e.value();
                case DealAssigned e -> assignedTo = e.assignedTo();
                case DealMovedToStage e -> {
                    long stayed = enteredAt.until(happened.at(), ChronoUnit.SECONDS);
                    var fromPipeline = pipeline;
                    var fromStage = stage;
                    pipeline = e.pipelineId();
                    stage = e.stageId();
                    enteredAt = happened.at();
                    rows.add(
                            Table.MOVEMENTS,
                            from(fromPipeline, fromStage, into(happened), happened)
                                    .set("seconds_in_stage", Math.max(0, stayed)));
                }
                default -> {}
            }
        }

        /** Into the stage where it is now, from nowhere. */
        private Row into(Happening happened) {
            var row = new Row()
                    .set("tenant_id", created.tenantId())
                    .set("event_id", happened.event().eventId())
                    .set("position", happened.position())
                    .set("deal_id", created.dealId())
                    .set("occurred_at", happened.at())
                    .set("recorded_at", happened.event().recordedAt())
                    .set("from_pipeline_id", null)
                    .set("from_stage_id", null)
                    .set("from_pipeline", null)
                    .set("from_stage", null)
                    .set("to_pipeline_id", pipeline)
                    .set("to_stage_id", stage)
                    .set("to_pipeline", Objects.toString(names.pipeline(pipeline, happened.position()), ""))
                    .set("to_stage", Objects.toString(names.stage(stage, happened.position()), ""));
            return by(happened, what(row));
        }

        private Row from(PipelineId fromPipeline, StageId fromStage, Row row, Happening happened) {
            return row.set("from_pipeline_id", fromPipeline)
                    .set("from_stage_id", fromStage)
                    .set("from_pipeline", Objects.toString(names.pipeline(fromPipeline, happened.position()), ""))
                    .set("from_stage", Objects.toString(names.stage(fromStage, happened.position()), ""));
        }

        private Row row() {
            return what(new Row()
                    .set("tenant_id", created.tenantId())
                    .set("deal_id", created.dealId())
                    .set("pipeline_id", pipeline)
                    .set("stage_id", stage)
                    .set("entered_at", enteredAt));
        }

        private Row what(Row row) {
            return row.set("value_minor", value.minor())
                    .set("currency", value.currency())
                    .set("title", title)
                    .set("assigned_to", assignedTo);
        }

        private static Row by(Happening happened, Row row) {
            return row.set("actor_type", happened.metaData("actorType"))
                    .set("actor_id", happened.metaData("actorId"))
                    .set("actor_name", happened.metaData("actorName"))
                    .set("dialect", happened.metaData("dialect"))
                    .set("request_id", happened.metaData("requestId"));
        }
    }
}
