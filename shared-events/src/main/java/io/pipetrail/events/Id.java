package io.pipetrail.events;

import java.util.UUID;

/** Names something of ours for ever. */
public sealed interface Id permits ActivityId, DealId, PipelineId, StageId, TenantId {

    UUID value();
}
