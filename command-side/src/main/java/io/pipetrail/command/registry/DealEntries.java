package io.pipetrail.command.registry;

import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.events.deal.ActivityLogged;
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
import org.jspecify.annotations.Nullable;

/** Where deals are, and what they are called elsewhere. A deal gets into a stage only as what the decision took it for. */
final class DealEntries {

    private static final String EXTERNAL_ID = "deals_external_id_unique";
    private static final String STAGE = "deals_stage_fkey";

    private DealEntries() {}

    static @Nullable Entry of(DealEvent event) {
        return switch (event) {
            case DealCreated created -> created(created);
            case DealMovedToStage moved -> moved(moved);
            case DealDeleted deleted ->
                Entry.of(
                        "update registry.deals set stage_id = null where deal_id = ?",
                        deleted.dealId().value());
            case DealRestored restored -> restored(restored);
            case DealExternalIdChanged renamed ->
                Entry.of(
                                "update registry.deals set external_id = ? where deal_id = ?",
                                renamed.externalId(),
                                renamed.dealId().value())
                        .unless(EXTERNAL_ID, () -> DealRejected.externalIdTaken(renamed.dealId()));
            case DealValueChanged e -> null;
            case DealProbabilityChanged e -> null;
            case DealRenamed e -> null;
            case DealDescribed e -> null;
            case DealAssigned e -> null;
            case DealContactChanged e -> null;
            case DealExpectedCloseChanged e -> null;
            case DealNotesChanged e -> null;
            case DealLostReasonChanged e -> null;
            case ActivityLogged e -> null;
        };
    }

    private static Entry created(DealCreated created) {
        return Entry.of(
                        """
                        insert into registry.deals (deal_id, tenant_id, stage_id, external_id)
                        select ?::uuid, ?::uuid, stage_id, ?::text from registry.stages
                        where stage_id = ? and outcome = ?""",
                        created.dealId().value(),
                        created.tenantId().value(),
                        created.externalId(),
                        created.stageId().value(),
                        created.outcome().name())
                .unless(EXTERNAL_ID, () -> DealRejected.externalIdTaken(created.dealId()))
                .decidedOnIt();
    }

    /** A deleted deal that moves is on its way back: whether its external id is still free shows here or when it is restored. */
    private static Entry moved(DealMovedToStage moved) {
        return Entry.of(
                        """
                        update registry.deals d set stage_id = s.stage_id from registry.stages s
                        where d.deal_id = ? and s.stage_id = ? and s.outcome = ?""",
                        moved.dealId().value(),
                        moved.stageId().value(),
                        moved.outcome().name())
                .unless(EXTERNAL_ID, () -> DealRejected.externalIdTaken(moved.dealId()))
                .decidedOnIt();
    }

    private static Entry restored(DealRestored restored) {
        return Entry.of(
                        "update registry.deals set stage_id = ? where deal_id = ?",
                        restored.stageId().value(),
                        restored.dealId().value())
                .unless(EXTERNAL_ID, () -> DealRejected.externalIdTaken(restored.dealId()))
                .unless(STAGE, StaleDecision::new);
    }
}
