package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a deal. */
public sealed interface DealCommand
        permits CreateDeal,
                CreateDealOfType,
                AskDealOfType,
                ImportDeal,
                ReviseDeal,
                MoveDealToStage,
                WinDeal,
                LoseDeal,
                ReopenDeal,
                LogActivity,
                DeleteDeal,
                RestoreDeal {

    TenantId tenantId();

    @TargetAggregateIdentifier
    DealId dealId();
}
