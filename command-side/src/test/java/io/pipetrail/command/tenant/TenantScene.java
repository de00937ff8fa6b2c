package io.pipetrail.command.tenant;

import io.pipetrail.command.Change;
import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.pipeline.PipelineRevision;
import io.pipetrail.command.pipeline.Pipelines;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.pipeline.StageGone;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import io.pipetrail.events.tenant.TenantOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** The words that the tests of tenants are written in: a tenant, and up to three pipelines. */
final class TenantScene {

    static final TenantId ACME = new TenantId(new UUID(0, 1));
    static final PipelineId SALES = new PipelineId(new UUID(0, 20));
    static final PipelineId PARTNERS = new PipelineId(new UUID(0, 21));
    static final PipelineId REFERRALS = new PipelineId(new UUID(0, 22));
    static final PipelineId UNKNOWN = new PipelineId(new UUID(0, 99));
    static final StageId STAGE = new StageId(new UUID(0, 30));
    static final Currency USD = Currency.getInstance("USD");

    /** What the tenant asked of its pipelines, in words. */
    final List<String> asked = new ArrayList<>();

    FixtureConfiguration<Tenant> tenants() {
        return new AggregateTestFixture<>(Tenant.class).registerInjectableResource(new Recorded());
    }

    static TenantOpened opened() {
        return new TenantOpened(ACME, "acme", "Acme", USD);
    }

    static PipelinesReordered ordered(PipelineId... order) {
        return new PipelinesReordered(ACME, List.of(order));
    }

    static DefaultPipelineChosen chosen(PipelineId pipeline) {
        return new DefaultPipelineChosen(ACME, pipeline);
    }

    static DefaultPipelineCleared cleared() {
        return new DefaultPipelineCleared(ACME);
    }

    static CreatePipeline create(PipelineId pipeline) {
        return new CreatePipeline(
                ACME, new NewPipeline(pipeline, "A pipeline", null, PipelineType.SALES, List.of()), true);
    }

    static ProvidePipeline provide(PipelineId pipeline, PipelineType type) {
        return new ProvidePipeline(ACME, new NewPipeline(pipeline, "A typed one", null, type, List.of()));
    }

    static DeletePipeline delete(PipelineId pipeline) {
        return new DeletePipeline(ACME, pipeline);
    }

    static RevisePipeline rename(PipelineId pipeline) {
        var revision = new PipelineRevision(Change.to("New"), Change.none(), Change.none(), Change.none());
        return new RevisePipeline(ACME, pipeline, revision, Change.none(), Change.none());
    }

    static RevisePipeline put(PipelineId pipeline, int place) {
        return new RevisePipeline(ACME, pipeline, PipelineRevision.NOTHING, Change.to(place), Change.none());
    }

    static RevisePipeline makeDefault(PipelineId pipeline, boolean isDefault) {
        return new RevisePipeline(ACME, pipeline, PipelineRevision.NOTHING, Change.none(), Change.to(isDefault));
    }

    static RemoveStageOutsideDefaultPipeline removeStage(PipelineId pipeline) {
        return new RemoveStageOutsideDefaultPipeline(ACME, pipeline, STAGE);
    }

    static AddStageToDefaultPipeline addStage() {
        var stage = new NewStage(STAGE, null, "A stage", null, Outcome.OPEN, null, 0, null);
        return new AddStageToDefaultPipeline(ACME, stage, SALES);
    }

    /** Pipelines that only take note of what they are asked. */
    private final class Recorded implements Pipelines {

        @Override
        public PipelineState create(TenantId tenantId, NewPipeline pipeline) {
            asked.add("create " + pipeline.name());
            return state(pipeline.id());
        }

        @Override
        public PipelineState find(TenantId tenantId, PipelineId pipelineId) {
            return state(pipelineId);
        }

        @Override
        public PipelineState revise(TenantId tenantId, PipelineId pipelineId, PipelineRevision revision) {
            asked.add("revise");
            return state(pipelineId);
        }

        @Override
        public PipelineState delete(TenantId tenantId, PipelineId pipelineId) {
            asked.add("delete");
            return state(pipelineId);
        }

        @Override
        public PipelineState restore(TenantId tenantId, PipelineId pipelineId) {
            asked.add("restore");
            return state(pipelineId);
        }

        @Override
        public StageDecided addStage(TenantId tenantId, PipelineId pipelineId, NewStage stage) {
            if (!pipelineId.equals(SALES)) throw PipelineRejected.notFound(pipelineId);
            asked.add("add stage");
            return StageDecided.of(state(pipelineId), stage.id());
        }

        @Override
        public StageGone removeStage(TenantId tenantId, PipelineId pipelineId, StageId stageId) {
            asked.add("remove stage");
            return new StageGone(pipelineId, 3, stageId);
        }

        private static PipelineType type(PipelineId id) {
            return id.equals(REFERRALS) ? PipelineType.REFERRAL : PipelineType.SALES;
        }

        private static PipelineState state(PipelineId id) {
            var at = Instant.EPOCH;
            var created = new PipelineCreated(ACME, id, "A pipeline", null, type(id));
            var stage = new StageAdded(ACME, id, STAGE, 1, "A stage", null, Outcome.OPEN, null, 0, null);
            return PipelineState.of(created, at).evolve(stage, at);
        }
    }
}
