package io.pipetrail.command.api;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.readside.AwaitPosition;
import io.pipetrail.web.readside.FindStageTotals;
import io.pipetrail.web.readside.PositionShown;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.readside.StageTotalsFound;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryGateway;

/** The read side of another process, asked through the query bus. It may be away, and then does not answer. */
final class AskedReadSide implements ReadSide {

    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    private final QueryGateway queries;

    AskedReadSide(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
        try {
            return shown(position, atMost) >= position;
        } catch (ReadSideAway away) {
            return false;
        }
    }

    /** @throws ReadSideAway if none answers */
    @Override
    public long position() {
        try {
            return shown(0, Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadSideAway(e);
        }
    }

    /** @throws ReadSideAway if none answers */
    @Override
    public Map<StageId, StageTotals> stageTotals(TenantId tenant, Collection<StageId> stages) {
        try {
            var asked = new FindStageTotals(tenant, List.copyOf(stages));
            return ask(asked, StageTotalsFound.class, ON_THE_WAY).byStage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadSideAway(e);
        }
    }

    private long shown(long position, Duration atMost) throws InterruptedException {
        var asked = new AwaitPosition(position, atMost.toMillis());
        return ask(asked, PositionShown.class, atMost.plus(ON_THE_WAY)).position();
    }

    private <A> A ask(Object question, Class<A> answer, Duration atMost) throws InterruptedException {
        var asked = asked(question, answer);
        try {
            return asked.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(true);
            throw new ReadSideAway(e);
        }
    }

    /** The query bus throws when it shuts down. */
    private <A> CompletableFuture<A> asked(Object question, Class<A> answer) {
        try {
            return queries.query(question, answer);
        } catch (RuntimeException e) {
            throw new ReadSideAway(e);
        }
    }
}
