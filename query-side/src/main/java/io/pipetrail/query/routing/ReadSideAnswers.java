package io.pipetrail.query.routing;

import io.pipetrail.web.readside.AwaitPosition;
import io.pipetrail.web.readside.FindStageTotals;
import io.pipetrail.web.readside.PositionShown;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotalsFound;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells the command side what is shown here. Each answer is waited for in a thread of its own, as most have to be. */
@Component
class ReadSideAnswers {

    private final ReadSide here;

    ReadSideAnswers(ReadSide here) {
        this.here = here;
    }

    @QueryHandler
    CompletableFuture<PositionShown> handle(AwaitPosition asked) {
        return later(() -> shown(asked));
    }

    @QueryHandler
    CompletableFuture<StageTotalsFound> handle(FindStageTotals asked) {
        return later(() -> StageTotalsFound.of(asked, here.stageTotals(asked.tenantId(), asked.stages())));
    }

    private PositionShown shown(AwaitPosition asked) {
        try {
            var reached = here.awaitPosition(asked.wanted(), Duration.ofMillis(asked.atMostMillis()));
            // What another node folds is known here only as far as somebody waited for it.
            return new PositionShown(reached ? Math.max(here.position(), asked.wanted()) : here.position());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static <A> CompletableFuture<A> later(Supplier<A> answer) {
        return CompletableFuture.supplyAsync(answer, Thread::startVirtualThread);
    }
}
