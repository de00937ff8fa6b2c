package io.pipetrail.web.readside;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.util.List;

/** Asks a read side for the live deals in each of these stages. */
public record FindStageTotals(TenantId tenantId, List<StageId> stages) {}
