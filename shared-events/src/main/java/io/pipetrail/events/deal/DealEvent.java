package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;

/** What can happen to a deal. */
public sealed interface DealEvent
        permits DealCreated,
                DealMovedToStage,
                DealValueChanged,
                DealProbabilityChanged,
                DealRenamed,
                DealDescribed,
                DealAssigned,
                DealContactChanged,
                DealExpectedCloseChanged,
                DealNotesChanged,
                DealLostReasonChanged,
                DealExternalIdChanged,
                ActivityLogged,
                DealDeleted,
                DealRestored {

    TenantId tenantId();

    DealId dealId();
}
