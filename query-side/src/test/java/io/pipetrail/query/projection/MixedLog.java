package io.pipetrail.query.projection;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealContactChanged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDescribed;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExternalIdChanged;
import io.pipetrail.events.deal.DealLostReasonChanged;
import io.pipetrail.events.deal.Direction;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeactivated;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.eventstore.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** The random histories of several tenants as one log, with events in between of the kinds that the histories do not have. */
public final class MixedLog {

    private static final Map<String, String> BY_SOMEONE = Map.of(
            "actorType", "user", "actorId", "u1", "actorName", "Ann \\ \t \"x\"", "dialect", "v1", "requestId", "r-1");

    private final List<StoredEvent> events = new ArrayList<>();
    private final List<StageAdded> stages = new ArrayList<>();
    private final List<PipelineCreated> pipelines = new ArrayList<>();
    private final List<DealCreated> deals = new ArrayList<>();
    private final Random random;

    @SafeVarargs
    public MixedLog(long seed, List<StoredEvent>... histories) {
        random = new Random(seed);
        Stream.of(histories)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(StoredEvent::recordedAt))
                .forEach(this::take);
    }

    public List<StoredEvent> events() {
        return events;
    }

    private void take(StoredEvent event) {
        var at = event.recordedAt();
        if (event.payload() instanceof PipelineCreated created) open(created, at);
        add(event.payload(), at, event.metaData());
        switch (event.payload()) {
            case StageAdded added -> stages.add(added);
            case StageRemoved removed ->
                stages.removeIf(stage -> stage.stageId().equals(removed.stageId()));
            case DealCreated created -> deals.add(created);
            default -> {}
        }
        switch (random.nextInt(8)) {
            case 0 -> ofPipeline(at);
            case 1, 2, 3 -> ofDeal(at);
            default -> {}
        }
    }

    private void open(PipelineCreated created, Instant at) {
        var known = pipelines.stream().anyMatch(other -> other.tenantId().equals(created.tenantId()));
        pipelines.add(created);
        if (known) return;
        var name = "Tenant " + pipelines.size();
        add(
                new TenantOpened(created.tenantId(), "t" + pipelines.size(), name, Currency.getInstance("EUR")),
                at,
                BY_SOMEONE);
    }

    private void ofPipeline(Instant at) {
        if (stages.isEmpty()) return;
        var stage = stages.get(random.nextInt(stages.size()));
        var tenant = stage.tenantId();
        Object payload = switch (random.nextInt(5)) {
            case 0 -> new DefaultPipelineChosen(tenant, stage.pipelineId());
            case 1 -> new PipelineRenamed(tenant, stage.pipelineId(), "Pipeline " + random.nextInt());
            case 2 -> new PipelineDeactivated(tenant, stage.pipelineId());
            default -> new StageRenamed(tenant, stage.pipelineId(), stage.stageId(), "Stage " + random.nextInt());
        };
        add(payload, at, BY_SOMEONE);
    }

    private void ofDeal(Instant at) {
        if (deals.isEmpty()) return;
        var deal = deals.get(random.nextInt(deals.size()));
        add(ofDeal(deal.tenantId(), deal.dealId(), at), at, BY_SOMEONE);
    }

    private DealEvent ofDeal(TenantId tenant, DealId deal, Instant at) {
        return switch (random.nextInt(8)) {
            case 0 -> new DealAssigned(tenant, deal, random.nextBoolean() ? null : "user " + random.nextInt(9));
            case 1 -> new DealContactChanged(tenant, deal, new Contact("c", "Ann", "a@b.c", null, "Bob"));
            case 2 -> new DealDescribed(tenant, deal, "two\nlines");
            case 3 -> new DealLostReasonChanged(tenant, deal, "price");
            case 4 -> new DealExternalIdChanged(tenant, deal, "x" + random.nextInt());
            default ->
                new ActivityLogged(
                        tenant,
                        deal,
                        new ActivityId(UUID.randomUUID()),
                        ActivityType.EMAIL,
                        "Subject",
                        null,
                        random.nextBoolean() ? null : at.minus(Duration.ofDays(3)),
                        random.nextInt(90),
                        Direction.INBOUND);
        };
    }

    private void add(Object payload, Instant at, Map<String, String> metaData) {
        events.add(new StoredEvent(
                events.size() + 1,
                UUID.randomUUID(),
                "test",
                Story.streamOf(payload),
                0,
                payload.getClass().getSimpleName(),
                1,
                at,
                payload,
                metaData));
    }
}
