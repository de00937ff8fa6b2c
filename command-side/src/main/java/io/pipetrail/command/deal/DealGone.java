package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;

/** A deal was deleted, and is in this version now. */
public record DealGone(DealId dealId, long version) {}
