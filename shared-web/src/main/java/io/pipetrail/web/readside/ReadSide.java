package io.pipetrail.web.readside;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** The read side as far as a write's reply needs it; the query side implements it. */
public interface ReadSide {

    /** Waits until the read side shows the log up to a position; false if it does not within that time. */
    boolean awaitPosition(long position, Duration atMost) throws InterruptedException;

    /** The log position that all of the read side shows, 0 before the first event. */
    long position();

    /** The live deals in each of these stages; a stage without deals may be missing. */
    Map<StageId, StageTotals> stageTotals(TenantId tenant, Collection<StageId> stages);
}
