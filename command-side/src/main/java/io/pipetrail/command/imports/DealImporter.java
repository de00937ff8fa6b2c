package io.pipetrail.command.imports;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Terms;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.deal.ImportDeal;
import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.Refusals;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sends the commands of imports, a bounded number at a time on this node: many enough for the event store to commit them together,
 * and few enough for everybody else's to get in between.
 */
@Component
class DealImporter {

    private static final int AT_ONCE = 48;
    private static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE_MILLIS = 40;

    private final Commands commands;
    private final PlacedDeals deals;
    private final Refusals refusals;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    DealImporter(Commands commands, PlacedDeals deals, Refusals refusals) {
        this.commands = commands;
        this.deals = deals;
        this.refusals = refusals;
    }

    /** Waits until there is room for one more; who got in must {@link #leave}. */
    void enter() throws InterruptedException {
        turns.acquire();
    }

    void leave() {
        turns.release();
    }

    /** Takes the deal over, or counts why not; what is returned is a refusal for which no other row would fare better. */
    Optional<Refusal> take(ImportDeal deal, long line, boolean dryRun, Tally tally) {
        for (int attempt = 1; ; attempt++) {
            try {
                // Its own first attempt may have come through though the answer got lost.
                if (attempt > 1 && deals.isThere(deal.tenantId(), deal.dealId())) tally.created(0);
                else take(deal, dryRun, tally);
                return Optional.empty();
            } catch (RuntimeException no) {
                var mayPass = no instanceof AggregateStreamCreationException;
                var refusal = mayPass ? Refusal.unavailable(Duration.ZERO) : refusalOf(no);
                var passes = refusal.status() == HttpStatus.SERVICE_UNAVAILABLE;
                if (passes && attempt == ATTEMPTS) return Optional.of(refusal);
                if (!passes) {
                    settle(no, refusal, line, tally);
                    return Optional.empty();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << attempt));
            }
        }
    }

    /** What a refusal says about a row. */
    static String words(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? refusal.detail()
                : refusal.errors().stream()
                        .map(error -> error.pointer() + " " + error.detail())
                        .collect(Collectors.joining("; "));
    }

    private void take(ImportDeal deal, boolean dryRun, Tally tally) {
        var externalId = deal.creation().externalId();
        if (externalId != null && deals.isTaken(deal.tenantId(), externalId)) tally.skipped();
        else if (dryRun) tally.created(0);
        else tally.created(commands.send(deal, DealDecided.class, Terms.NONE).position());
    }

    private static void settle(RuntimeException no, Refusal refusal, long line, Tally tally) {
        var isTaken = no instanceof DealRejected rejected && rejected.reason() == DealRejected.Reason.EXTERNAL_ID_TAKEN;
        if (isTaken) tally.skipped();
        else tally.failed(line, words(refusal));
    }

    private Refusal refusalOf(RuntimeException no) {
        return refusals.of(no, RequestContext.current());
    }
}
