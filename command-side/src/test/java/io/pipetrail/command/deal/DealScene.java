package io.pipetrail.command.deal;

import io.pipetrail.command.Change;
import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/** The words that the tests of deals are written in: a sales pipeline, a partner pipeline, and one deal. */
final class DealScene {

    static final TenantId ACME = new TenantId(new UUID(0, 1));
    static final TenantId SOMEBODY_ELSE = new TenantId(new UUID(0, 2));
    static final DealId DEAL = new DealId(new UUID(0, 10));
    static final ActivityId CALL = new ActivityId(new UUID(0, 11));
    static final PipelineId SALES = new PipelineId(new UUID(0, 20));
    static final PipelineId PARTNERS = new PipelineId(new UUID(0, 21));
    static final PipelineId EMPTY = new PipelineId(new UUID(0, 22));
    static final StageId PROSPECTING = new StageId(new UUID(0, 30));
    static final StageId NEGOTIATION = new StageId(new UUID(0, 31));
    static final StageId WON = new StageId(new UUID(0, 32));
    static final StageId LOST = new StageId(new UUID(0, 33));
    static final StageId LOST_TO_RIVAL = new StageId(new UUID(0, 34));
    static final StageId INTRODUCED = new StageId(new UUID(0, 40));
    static final StageId NOWHERE = new StageId(new UUID(0, 99));
    static final Currency USD = Currency.getInstance("USD");
    static final Instant THEN = Instant.parse("2026-03-10T09:00:00Z");

    private DealScene() {}

    static FixtureConfiguration<Deal> deals() {
        return deals(sales(), partners(), pipeline(EMPTY));
    }

    /** The first pipeline is the default one. */
    static FixtureConfiguration<Deal> deals(PipelineState... pipelines) {
        return new AggregateTestFixture<>(Deal.class)
                .registerInjectableResource(new Directory(Arrays.asList(pipelines)));
    }

    static PipelineState sales() {
        return pipeline(
                SALES,
                stage(SALES, PROSPECTING, Outcome.OPEN),
                stage(SALES, NEGOTIATION, Outcome.OPEN),
                stage(SALES, WON, Outcome.WON),
                stage(SALES, LOST, Outcome.LOST),
                stage(SALES, LOST_TO_RIVAL, Outcome.LOST));
    }

    static PipelineState partners() {
        return pipeline(PARTNERS, stage(PARTNERS, INTRODUCED, Outcome.OPEN));
    }

    static PipelineState pipeline(PipelineId id, StageAdded... stages) {
        var type = id.equals(PARTNERS) ? PipelineType.PARTNER : PipelineType.SALES;
        var state = PipelineState.of(new PipelineCreated(ACME, id, "A pipeline", null, type), THEN);
        for (var stage : stages) state = state.evolve(stage, THEN);
        return state;
    }

    static StageAdded stage(PipelineId pipeline, StageId stage, Outcome outcome) {
        return new StageAdded(ACME, pipeline, stage, 99, "A stage", null, outcome, null, 0, null);
    }

    static Money usd(long minor) {
        return new Money(minor, USD);
    }

    static Map<String, String> expecting(String versions) {
        return Map.of(ExpectedVersion.KEY, versions);
    }

    static DealCreated dealCreated() {
        return dealCreatedIn(PROSPECTING, Outcome.OPEN);
    }

    static DealCreated dealCreatedIn(StageId stage, Outcome outcome) {
        return new DealCreated(
                ACME,
                DEAL,
                SALES,
                stage,
                outcome,
                "Printers",
                null,
                usd(4_800_000),
                null,
                null,
                Contact.UNKNOWN,
                null,
                null,
                null,
                null,
                null);
    }

    static DealMovedToStage dealMoved(StageId from, StageId to) {
        return dealMoved(from, to, Outcome.OPEN, null);
    }

    static DealMovedToStage dealMoved(StageId from, StageId to, Outcome outcome, @Nullable String lostReason) {
        var pipeline = to.equals(INTRODUCED) ? PARTNERS : SALES;
        return new DealMovedToStage(ACME, DEAL, from, pipeline, to, outcome, lostReason);
    }

    static DealMovedToStage dealWon() {
        return dealMoved(PROSPECTING, WON, Outcome.WON, null);
    }

    static DealMovedToStage dealLost(@Nullable String reason) {
        return dealMoved(PROSPECTING, LOST, Outcome.LOST, reason);
    }

    static DealDeleted dealDeleted() {
        return new DealDeleted(ACME, DEAL);
    }

    static DealRestored dealRestored(StageId stage) {
        return new DealRestored(ACME, DEAL, stage);
    }

    static ActivityLogged callLogged() {
        return new ActivityLogged(ACME, DEAL, CALL, ActivityType.CALL, "Hello", null, null, 5, null);
    }

    static CreateDeal createDeal(@Nullable PipelineId pipeline, @Nullable StageId stage, @Nullable String lostReason) {
        return createDeal(pipeline, stage, null, lostReason);
    }

    /** Of the first pipeline where none is named. */
    static CreateDeal createDeal(@Nullable StageId stage, Outcome outcome) {
        return createDeal(null, stage, outcome, null);
    }

    private static CreateDeal createDeal(
            @Nullable PipelineId pipeline,
            @Nullable StageId stage,
            @Nullable Outcome outcome,
            @Nullable String lostReason) {
        return new CreateDeal(
                ACME,
                DEAL,
                pipeline,
                stage,
                outcome,
                "Printers",
                null,
                usd(4_800_000),
                null,
                null,
                Contact.UNKNOWN,
                null,
                null,
                null,
                lostReason,
                null);
    }

    static MoveDealToStage moveTo(StageId stage) {
        return new MoveDealToStage(ACME, DEAL, stage, null);
    }

    static WinDeal win() {
        return new WinDeal(ACME, DEAL);
    }

    static LoseDeal lose(@Nullable String reason) {
        return new LoseDeal(ACME, DEAL, reason);
    }

    static ReopenDeal reopen(@Nullable StageId stage) {
        return new ReopenDeal(ACME, DEAL, stage);
    }

    static LogActivity logCall() {
        return new LogActivity(ACME, DEAL, CALL, ActivityType.CALL, "Hello", null, null, 5, null);
    }

    static DeleteDeal delete() {
        return new DeleteDeal(ACME, DEAL);
    }

    static RestoreDeal restore() {
        return new RestoreDeal(ACME, DEAL);
    }

    static Revision revise() {
        return new Revision();
    }

    /** A revision in the making, of which each test says only what it is about. */
    static final class Revision {
        private @Nullable PipelineId pipelineId;
        private @Nullable StageId stageId;
        private @Nullable Outcome outcome;
        private Change<String> title = Change.none();
        private Change<String> description = Change.none();
        private Worth worth = Worth.UNSAID;
        private Change<Probability> probability = Change.none();
        private Change<String> assignedTo = Change.none();
        private ContactRevision contact = ContactRevision.NOTHING;
        private Change<LocalDate> expectedCloseDate = Change.none();
        private Change<String> notes = Change.none();
        private Change<String> externalId = Change.none();
        private Change<String> lostReason = Change.none();
        private @Nullable ProbabilityScale scale;

        Revision in(PipelineId pipeline) {
            pipelineId = pipeline;
            return this;
        }

        Revision to(StageId stage) {
            stageId = stage;
            return this;
        }

        Revision becoming(Outcome outcome) {
            this.outcome = outcome;
            return this;
        }

        Revision titled(String title) {
            this.title = Change.to(title);
            return this;
        }

        Revision described(@Nullable String description) {
            this.description = Change.to(description);
            return this;
        }

        Revision worth(Worth worth) {
            this.worth = worth;
            return this;
        }

        Revision likely(@Nullable Probability probability) {
            this.probability = Change.to(probability);
            return this;
        }

        Revision assignedTo(@Nullable String owner) {
            assignedTo = Change.to(owner);
            return this;
        }

        Revision with(ContactRevision contact) {
            this.contact = contact;
            return this;
        }

        Revision closingOn(@Nullable LocalDate date) {
            expectedCloseDate = Change.to(date);
            return this;
        }

        Revision noting(@Nullable String notes) {
            this.notes = Change.to(notes);
            return this;
        }

        Revision knownAs(@Nullable String externalId) {
            this.externalId = Change.to(externalId);
            return this;
        }

        Revision on(ProbabilityScale scale) {
            this.scale = scale;
            return this;
        }

        Revision because(@Nullable String reason) {
            lostReason = Change.to(reason);
            return this;
        }

        ReviseDeal command() {
            return new ReviseDeal(
                    ACME,
                    DEAL,
                    pipelineId,
                    stageId,
                    outcome,
                    title,
                    description,
                    worth,
                    probability,
                    assignedTo,
                    contact,
                    expectedCloseDate,
                    notes,
                    externalId,
                    lostReason,
                    scale);
        }
    }

    /** The pipelines of the scene, and no others. */
    record Directory(List<PipelineState> pipelines) implements StageDirectory {

        @Override
        public Optional<StagePlace> find(TenantId tenantId, StageId stageId) {
            return pipelines.stream()
                    .flatMap(pipeline ->
                            pipeline.stage(stageId).map(stage -> new StagePlace(pipeline, stage, null)).stream())
                    .findFirst();
        }

        @Override
        public Optional<PipelineState> pipeline(TenantId tenantId, PipelineId pipelineId) {
            return pipelines.stream()
                    .filter(pipeline -> pipeline.id().equals(pipelineId))
                    .findFirst();
        }

        @Override
        public Optional<PipelineState> defaultPipeline(TenantId tenantId) {
            return pipelines.stream().findFirst();
        }

        @Override
        public Optional<PipelineState> pipelineOfType(TenantId tenantId, PipelineType type) {
            return pipelines.stream()
                    .filter(pipeline -> pipeline.type() == type)
                    .findFirst();
        }
    }
}
