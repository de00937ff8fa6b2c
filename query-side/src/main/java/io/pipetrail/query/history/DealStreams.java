package io.pipetrail.query.history;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what happened to deals and to the pipelines that they went through. */
@Component
class DealStreams {

    private final EventLog log;

    DealStreams(EventLog log) {
        this.log = log;
    }

    /** All in the order of the log; nothing where none of the deals is the tenant's. The log is asked twice, however many they are. */
    List<StoredEvent> of(TenantId tenant, Collection<DealId> deals) {
        var ofDeals = log.streams(deals.stream().map(DealId::toString).toList()).stream()
                .filter(event ->
                        event.payload() instanceof DealEvent of && of.tenantId().equals(tenant))
                .toList();
        if (ofDeals.isEmpty()) return List.of();
        var all = new ArrayList<>(ofDeals);
        log.streams(pipelines(ofDeals)).stream()
                .filter(event -> event.payload() instanceof PipelineEvent of
                        && of.tenantId().equals(tenant))
                .forEach(all::add);
        all.sort(Comparator.comparingLong(StoredEvent::position));
        return all;
    }

    private static Collection<String> pipelines(List<StoredEvent> ofDeals) {
        var pipelines = new LinkedHashSet<PipelineId>();
        for (var event : ofDeals) {
            if (event.payload() instanceof DealCreated created) pipelines.add(created.pipelineId());
            if (event.payload() instanceof DealMovedToStage moved) pipelines.add(moved.pipelineId());
        }
        return pipelines.stream().map(PipelineId::toString).toList();
    }
}
