package io.pipetrail.query.history;

import static java.util.stream.Collectors.groupingBy;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to deals, with the names that stages and pipelines have now or had last. */
@Component
public class Journeys {

    /**
     * Something that happened to a deal.
     *
     * @param stage the name of the stage it came into, if it did
     * @param pipeline the name of that stage's pipeline, where it is another one than the deal's is now
     */
    public record Stop(
            DealEvent what,
            Instant at,
            @Nullable String stage,
            @Nullable String pipeline) {}

    /** Where a deal is and how it got there, the first stop being its creation. */
    public record Journey(String pipeline, List<Stop> stops) {}

    private final EventLog log;

    Journeys(EventLog log) {
        this.log = log;
    }

    /** The journeys of these deals, in their order: the log is asked once for all of them. */
    public List<Journey> of(TenantId tenant, List<DealState> deals) {
        var stages = new StagesThen(tenant, log);
        var ids = deals.stream().map(deal -> deal.id().toString()).toList();
        var events = log.streams(ids).stream().collect(groupingBy(StoredEvent::stream));
        return deals.stream()
                .map(deal -> journey(deal, events.getOrDefault(deal.id().toString(), List.of()), stages))
                .toList();
    }

    private static Journey journey(DealState deal, List<StoredEvent> events, StagesThen stages) {
        var stops = new ArrayList<Stop>();
        for (var event : events) {
            if (!(event.payload() instanceof DealEvent happened)
                    || !happened.tenantId().equals(deal.tenantId())) continue;
            var at = OccurredAt.of(event);
            // Something that is said to have happened before its deal counts as of the deal's creation.
            stops.add(stop(happened, at.isBefore(deal.createdAt()) ? deal.createdAt() : at, deal, stages));
        }
        return new Journey(nameOf(deal.pipelineId(), deal.stageId(), stages), stops);
    }

    private static Stop stop(DealEvent happened, Instant at, DealState deal, StagesThen stages) {
        return switch (happened) {
            case DealCreated it -> stop(it, at, it.pipelineId(), it.stageId(), deal, stages);
            case DealMovedToStage it -> stop(it, at, it.pipelineId(), it.stageId(), deal, stages);
            default -> new Stop(happened, at, null, null);
        };
    }

    private static Stop stop(
            DealEvent happened, Instant at, PipelineId pipeline, StageId stage, DealState deal, StagesThen stages) {
        var name =
                stages.at(Long.MAX_VALUE, pipeline, stage).map(StageState::name).orElse("");
        var elsewhere = pipeline.equals(deal.pipelineId()) ? null : nameOf(pipeline, stage, stages);
        return new Stop(happened, at, name, elsewhere);
    }

    private static String nameOf(PipelineId pipeline, StageId stage, StagesThen stages) {
        stages.at(Long.MAX_VALUE, pipeline, stage);
        return stages.name(pipeline).orElse("");
    }
}
