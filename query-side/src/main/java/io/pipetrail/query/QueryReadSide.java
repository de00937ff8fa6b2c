package io.pipetrail.query;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Totals;
import io.pipetrail.query.projection.Progress;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotals;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the command side may ask of this side. */
@Component
final class QueryReadSide implements ReadSide {

    private final Progress progress;
    private final Totals totals;

    QueryReadSide(Progress progress, Totals totals) {
        this.progress = progress;
        this.totals = totals;
    }

    @Override
    public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
        return progress.await(position, atMost);
    }

    @Override
    public long position() {
        return progress.position();
    }

    @Override
    public Map<StageId, StageTotals> stageTotals(TenantId tenant, Collection<StageId> stages) {
        return totals.of(tenant, Period.ALL_TIME).byStage();
    }
}
