package io.pipetrail.command.api;

import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.deal.MoveDealToStage;
import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.command.deal.StagePlace;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.pipeline.RemoveStage;
import io.pipetrail.command.pipeline.StageGone;
import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.RequestContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Removes a stage, with its deals moved to another one before if that is wanted. */
@Component
public class StageRemoval {

    private static final int ROUNDS = 5;
    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 8;

    private final Commands commands;
    private final StageDirectory stages;
    private final PlacedDeals deals;

    StageRemoval(Commands commands, StageDirectory stages, PlacedDeals deals) {
        this.commands = commands;
        this.stages = stages;
        this.deals = deals;
    }

    /** Removes the stage; without a target only if no live deal is in it. The deals move one by one, and stay moved. */
    public Written<StageGone> remove(TenantId tenantId, StageId stageId, @Nullable StageId target, Terms terms) {
        Commands.Work<StageGone> work = target == null
                ? () -> conclude(require(tenantId, stageId), terms)
                : () -> moveAndRemove(require(tenantId, stageId), target, terms);
        return terms.once() == null ? work.run() : commands.once(terms.once(), StageGone.class, work);
    }

    private Written<StageGone> moveAndRemove(StagePlace place, StageId target, Terms terms) {
        var pipeline = place.pipeline();
        ExpectedVersion.check(pipeline.id().toString(), terms.expectedVersion(), pipeline.version());
        if (stages.find(pipeline.tenantId(), target).isEmpty()) {
            throw PipelineRejected.unknownTarget(pipeline.id(), target);
        }
        for (var round = 1; ; round++) {
            moveAll(pipeline.tenantId(), place.stage().id(), target, terms);
            try {
                return conclude(place, terms);
            } catch (PipelineRejected notYet) {
                var slippedIn = notYet.reason() == PipelineRejected.Reason.STAGE_NOT_EMPTY;
                if (!slippedIn || round == ROUNDS) throw notYet;
            }
        }
    }

    private Written<StageGone> conclude(StagePlace place, Terms terms) {
        PipelineId pipelineId = place.pipeline().id();
        var remove = new RemoveStage(
                place.pipeline().tenantId(), pipelineId, place.stage().id());
        return commands.conclude(remove, StageGone.class, terms);
    }

    private void moveAll(TenantId tenantId, StageId from, StageId target, Terms terms) {
        var context = RequestContext.current();
        var each = terms.withoutOnce().inAnyVersion();
        for (var some = deals.in(tenantId, from, BATCH); !some.isEmpty(); some = deals.in(tenantId, from, BATCH)) {
            inParallel(some, dealId -> {
                try (var _ = RequestContext.open(context)) {
                    move(new MoveDealToStage(tenantId, dealId, target, null), each);
                }
            });
        }
    }

    private void move(MoveDealToStage move, Terms terms) {
        try {
            commands.send(move, DealDecided.class, terms);
        } catch (DealRejected gone) {
            // Deleted in the meantime: then it is not in the stage any more either.
            if (gone.reason() != DealRejected.Reason.NOT_FOUND) throw gone;
        }
    }

    private static void inParallel(List<DealId> deals, Consumer<DealId> work) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var all = deals.stream()
                    .map(deal -> CompletableFuture.runAsync(() -> work.accept(deal), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private StagePlace require(TenantId tenantId, StageId stageId) {
        return stages.find(tenantId, stageId).orElseThrow(() -> PipelineRejected.noSuchStage(stageId));
    }
}
