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
import org.springframework.stereotype.Component;

/** Through which stages deals went, by the names that stages have now or had last. */
@Component
public class Journeys {

    /** A stage that a deal came into, and when. */
    public record Stop(String stage, Instant at) {}

    /** Where a deal is and how it got there, the first stop being the stage it was created in. */
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
            if (happened instanceof DealCreated created) {
                stops.add(stop(created.pipelineId(), created.stageId(), event, stages));
            }
            if (happened instanceof DealMovedToStage moved) {
                stops.add(stop(moved.pipelineId(), moved.stageId(), event, stages));
            }
        }
        return new Journey(stages.name(deal.pipelineId()).orElse(""), stops);
    }

    private static Stop stop(PipelineId pipeline, StageId stage, StoredEvent event, StagesThen stages) {
        var name =
                stages.at(Long.MAX_VALUE, pipeline, stage).map(StageState::name).orElse("");
        return new Stop(name, OccurredAt.of(event));
    }
}
