package io.pipetrail.command.api.pipeback;

import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.wire.pipeback.PipebackData;
import io.pipetrail.web.wire.pipeback.PipebackPipeline;
import io.pipetrail.web.wire.pipeback.PipebackStage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers the writes of Pipeback: 200 whatever was done, as data or, where something is gone, as nothing. */
@Component
class PipebackReplies {

    private final ReadYourWrites replies;
    private final Tenants tenants;

    PipebackReplies(ReadYourWrites replies, Tenants tenants) {
        this.replies = replies;
        this.tenants = tenants;
    }

    ResponseEntity<PipebackData<PipebackPipeline>> pipeline(
            TenantId tenant, Manner manner, Written<PipelineDecided> written) {
        var decided = written.result();
        return data(manner, written, decided.pipeline().version(), () -> {
            var stages =
                    decided.pipeline().stages().stream().map(StageState::id).toList();
            return PipebackPipeline.of(
                    decided.pipeline(),
                    decided.displayOrder(),
                    decided.isDefault(),
                    replies.totals(tenant, stages),
                    tenants.baseCurrency(tenant));
        });
    }

    ResponseEntity<PipebackData<PipebackStage>> stage(TenantId tenant, Manner manner, Written<StageDecided> written) {
        var decided = written.result();
        var id = decided.stage().id();
        return data(manner, written, decided.pipelineVersion(), () -> {
            var totals = replies.totals(tenant, List.of(id)).getOrDefault(id, StageTotals.NONE);
            return PipebackStage.of(
                    decided.pipelineId(),
                    decided.stage(),
                    decided.displayOrder(),
                    totals,
                    tenants.baseCurrency(tenant));
        });
    }

    <T> ResponseEntity<PipebackData<T>> data(Manner manner, Written<?> written, long version, Supplier<T> noun) {
        var reply = ok(manner).eTag("\"v" + version + "\"");
        return replies.reply(manner, written, reply, () -> new PipebackData<>(noun.get()));
    }

    ResponseEntity<Map<String, Object>> gone(Manner manner, Written<?> written) {
        return replies.reply(manner, written, ok(manner), Map::of);
    }

    private static ResponseEntity.BodyBuilder ok(Manner manner) {
        return ResponseEntity.status(manner.minimal() ? HttpStatus.NO_CONTENT : HttpStatus.OK);
    }
}
