package io.pipetrail.command.api.introzy;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Terms;
import io.pipetrail.command.api.TooBusy;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.command.tenant.ProvidePipeline;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.web.problem.Refusal;
import org.springframework.stereotype.Component;

/** Makes the pipelines that are missing. */
@Component
class IntrozyPipelines {

    private final Commands commands;
    private final Tenants tenants;

    IntrozyPipelines(Commands commands, Tenants tenants) {
        this.commands = commands;
        this.tenants = tenants;
    }

    /**
     * The tenant's pipeline of the type; whoever else asks at the same time gets the same one. Where it was made and deleted by
     * others in the meantime, its id is taken for ever: then another one is derived from what the tenant is by now.
     */
    Written<PipelineDecided> provide(TenantId tenantId, PipelineType type) {
        try {
            return send(tenantId, type);
        } catch (TooBusy taken) {
            return send(tenantId, type);
        }
    }

    private Written<PipelineDecided> send(TenantId tenantId, PipelineType type) {
        var tenant = tenants.find(tenantId).orElseThrow(() -> Refusal.notFound("pipeline"));
        var provide = new ProvidePipeline(tenantId, IntrozyDefaults.of(tenant, type));
        return commands.send(provide, PipelineDecided.class, Terms.NONE);
    }
}
