package io.pipetrail.events;

import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealContactChanged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealDescribed;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealExternalIdChanged;
import io.pipetrail.events.deal.DealLostReasonChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.deal.Direction;
import io.pipetrail.events.pipeline.PipelineActivated;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeactivated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineDescribed;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.PipelineRestored;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.PipelineTypeChanged;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRecolored;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageRottingChanged;
import io.pipetrail.events.pipeline.StagesReordered;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** One example of every event there is, with every field filled. */
public final class Examples {

    public static final Currency USD = Currency.getInstance("USD");
    public static final TenantId TENANT = TenantId.of("01980000-0000-7000-8000-000000000001");
    public static final PipelineId PIPELINE = PipelineId.of("01980000-0000-7000-8000-000000000002");
    public static final PipelineId OTHER_PIPELINE = PipelineId.of("01980000-0000-7000-8000-000000000003");
    public static final StageId LEAD = StageId.of("01980000-0000-7000-8000-000000000011");
    public static final StageId NEGOTIATION = StageId.of("01980000-0000-7000-8000-000000000012");
    public static final StageId WON = StageId.of("01980000-0000-7000-8000-000000000013");
    public static final StageId LOST = StageId.of("01980000-0000-7000-8000-000000000014");
    public static final DealId DEAL = DealId.of("01980000-0000-7000-8000-000000000021");
    public static final ActivityId ACTIVITY = ActivityId.of("01980000-0000-7000-8000-000000000031");
    public static final Contact CONTACT =
            new Contact("c-17", "Juana Núñez", "juana@example.com", Contact.Type.USER, "a former customer");

    private Examples() {}

    public static Stream<Object> all() {
        return Stream.of(ofTenant(), ofPipeline(), ofDeal()).flatMap(List::stream);
    }

    public static List<TenantEvent> ofTenant() {
        return List.of(
                new TenantOpened(TENANT, "acme", "Acme Corp", USD),
                new PipelinesReordered(TENANT, List.of(PIPELINE, OTHER_PIPELINE)),
                new DefaultPipelineChosen(TENANT, PIPELINE),
                new DefaultPipelineCleared(TENANT));
    }

    public static List<PipelineEvent> ofPipeline() {
        return List.of(
                new PipelineCreated(TENANT, PIPELINE, "Sales Pipeline", "Direct sales", PipelineType.SALES),
                new PipelineRenamed(TENANT, PIPELINE, "Enterprise"),
                new PipelineDescribed(TENANT, PIPELINE, "From 500 seats on"),
                new PipelineTypeChanged(TENANT, PIPELINE, PipelineType.PARTNER),
                new PipelineDeactivated(TENANT, PIPELINE),
                new PipelineActivated(TENANT, PIPELINE),
                new StageAdded(
                        TENANT,
                        PIPELINE,
                        LEAD,
                        1,
                        "Lead",
                        "Somebody asked",
                        Outcome.OPEN,
                        Probability.of("0.1"),
                        30,
                        "#3B82F6"),
                new StageRenamed(TENANT, PIPELINE, LEAD, "Qualified lead"),
                new StageDescribed(TENANT, PIPELINE, LEAD, "Somebody with a budget asked"),
                new StageOutcomeChanged(TENANT, PIPELINE, WON, Outcome.WON),
                new StageProbabilityChanged(TENANT, PIPELINE, LEAD, Probability.of("0.125")),
                new StageRottingChanged(TENANT, PIPELINE, LEAD, 14),
                new StageRecolored(TENANT, PIPELINE, LEAD, "#10B981"),
                new StagesReordered(TENANT, PIPELINE, List.of(NEGOTIATION, LEAD)),
                new StageRemoved(TENANT, PIPELINE, NEGOTIATION),
                new PipelineDeleted(TENANT, PIPELINE),
                new PipelineRestored(TENANT, PIPELINE, List.of(new PipelineRestored.Stage(LEAD, Outcome.OPEN))));
    }

    public static List<DealEvent> ofDeal() {
        return List.of(
                new DealCreated(
                        TENANT,
                        DEAL,
                        PIPELINE,
                        LEAD,
                        Outcome.OPEN,
                        "Acme Corp Annual Contract",
                        "All sites",
                        new Money(4_800_000, USD),
                        Probability.of("0.6"),
                        "rosa",
                        CONTACT,
                        LocalDate.parse("2026-04-15"),
                        "Wants SSO",
                        "opp-1",
                        "not lost at all",
                        null),
                new DealRenamed(TENANT, DEAL, "Acme Corp Two Years"),
                new DealDescribed(TENANT, DEAL, "All sites, both years"),
                new DealValueChanged(TENANT, DEAL, new Money(9_000_050, USD)),
                new DealProbabilityChanged(TENANT, DEAL, Probability.of("0.75")),
                new DealMovedToStage(TENANT, DEAL, LEAD, PIPELINE, LOST, Outcome.LOST, "price"),
                new DealLostReasonChanged(TENANT, DEAL, "price and timing"),
                new DealAssigned(TENANT, DEAL, "amir"),
                new DealContactChanged(TENANT, DEAL, CONTACT),
                new DealExpectedCloseChanged(TENANT, DEAL, LocalDate.parse("2026-06-30")),
                new DealNotesChanged(TENANT, DEAL, "Wants SSO and an audit log"),
                new DealExternalIdChanged(TENANT, DEAL, "opp-1b"),
                new ActivityLogged(
                        TENANT,
                        DEAL,
                        ACTIVITY,
                        ActivityType.CALL,
                        "First call",
                        "They liked it",
                        Instant.parse("2026-03-10T11:00:00Z"),
                        25,
                        Direction.OUTBOUND),
                new DealDeleted(TENANT, DEAL),
                new DealRestored(TENANT, DEAL, LEAD));
    }
}
