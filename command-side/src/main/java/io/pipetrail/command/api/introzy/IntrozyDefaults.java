package io.pipetrail.command.api.introzy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.tenant.TenantState;
import java.util.List;
import java.util.UUID;

/** The pipelines that stores get on first sight. */
final class IntrozyDefaults {

    private record Stage(String label, String description, String color, Outcome outcome) {}

    private static final List<Stage> STAGES = List.of(
            new Stage("Lead", "New leads to be qualified", "#3B82F6", Outcome.OPEN),
            new Stage("Qualified", "Qualified opportunities", "#10B981", Outcome.OPEN),
            new Stage("Proposal", "Proposals sent", "#F59E0B", Outcome.OPEN),
            new Stage("Won", "Closed won deals", "#8B5CF6", Outcome.WON),
            new Stage("Lost", "Closed lost deals", "#EF4444", Outcome.LOST));

    private IntrozyDefaults() {}

    /**
     * The pipeline of a type for a tenant as it is. Its ids follow from the tenant's id, the type and the tenant's version: who
     * asks at the same time asks for the same pipeline, on any node, and one that comes after a deleted one is another.
     */
    static NewPipeline of(TenantState tenant, PipelineType type) {
        var id = new PipelineId(derived(tenant, type + " pipeline"));
        var stages = STAGES.stream().map(stage -> stage(tenant, type, stage)).toList();
        return new NewPipeline(id, name(type), description(type), type, stages);
    }

    private static NewStage stage(TenantState tenant, PipelineType type, Stage stage) {
        var id = new StageId(derived(tenant, type + " stage " + stage.label));
        return new NewStage(id, null, stage.label, stage.description, stage.outcome, null, 0, stage.color);
    }

    /** As old as the tenant, so that it is of the same version of UUIDs; 62 bits tell it from what else is derived. */
    private static UUID derived(TenantState tenant, String what) {
        var hash = UUID.nameUUIDFromBytes((tenant.id() + " " + tenant.version() + " " + what).getBytes(UTF_8));
        return new UUID(tenant.id().value().getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    private static String name(PipelineType type) {
        return switch (type) {
            case SALES -> "Sales Pipeline";
            case ADVOCACY -> "Advocacy Pipeline";
            case INTEGRATION -> "Integration Pipeline";
            case REFERRAL -> "Referral Pipeline";
            case PARTNER -> "Partner Pipeline";
            case CUSTOM -> throw notOurs();
        };
    }

    private static String description(PipelineType type) {
        return switch (type) {
            case SALES -> "Direct sales opportunities and revenue tracking";
            case ADVOCACY -> "Customer advocacy and referral programs";
            case INTEGRATION -> "Integration partner deals";
            case REFERRAL -> "Referral tracking and management";
            case PARTNER -> "Partner network management";
            case CUSTOM -> throw notOurs();
        };
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("is no type of this dialect");
    }
}
