package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.deal.DealState;
import org.jspecify.annotations.Nullable;

/**
 * A deal was deleted, and is in this version now.
 *
 * @param deal as it was last; receipts from before this was kept have none
 */
public record DealGone(
        DealId dealId, long version, @Nullable DealState deal) {}
