package io.pipetrail.command.imports;

import io.pipetrail.command.VersionMismatch;
import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Terms;
import io.pipetrail.command.deal.DealGone;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.deal.DeleteDeal;
import io.pipetrail.command.imports.ImportState.Status;
import io.pipetrail.command.imports.ReversalTable.Imported;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.problem.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes imports back: every deal that came with one is deleted, as of when it began, so that it is in no view of the past any more
 * but for what was known before. A deal that somebody has changed since is somebody's work, and is left alone.
 */
@Component
public class Reversals {

    private static final Logger LOG = LoggerFactory.getLogger(Reversals.class);
    private static final int PAGE = 500;

    private final ImportTable imports;
    private final ReversalTable table;
    private final DealImporter importer;
    private final Commands commands;

    Reversals(ImportTable imports, ReversalTable table, DealImporter importer, Commands commands) {
        this.imports = imports;
        this.table = table;
        this.importer = importer;
        this.commands = commands;
    }

    /** Begins to take an import back, unless that is under way or done; how far it is stands in the import's state. */
    public ImportState begin(TenantId tenant, UUID id) {
        var state = imports.find(tenant, id).orElseThrow(() -> Refusal.notFound("import"));
        if (state.status() == Status.RUNNING) {
            throw Refusal.conflict("import_running", "An import that is under way cannot be taken back yet.");
        }
        if (table.begin(tenant, id)) {
            var request = RequestContext.current();
            Thread.ofVirtual().name("import-reversal").start(() -> {
                try (var _ = RequestContext.open(request)) {
                    run(tenant, id);
                }
            });
        }
        return imports.find(tenant, id).orElseThrow(() -> Refusal.notFound("import"));
    }

    private void run(TenantId tenant, UUID id) {
        var tally = new ReversalTally();
        var status = Status.FAILED;
        try (var _ = Heartbeat.of(() -> save(tenant, id, Status.RUNNING, tally))) {
            takeBack(tenant, id, tally);
            status = Status.COMPLETED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Import {} could not be taken back as a whole", id, e);
        }
        save(tenant, id, status, tally);
    }

    private void takeBack(TenantId tenant, UUID id, ReversalTally tally) throws InterruptedException {
        DealId last = null;
        List<Imported> page;
        do {
            page = table.deals(tenant, id, last, PAGE);
            takeBack(tenant, page, tally);
            tally.refuseIfFailed();
            if (!page.isEmpty()) last = page.getLast().dealId();
        } while (page.size() == PAGE);
    }

    private void takeBack(TenantId tenant, List<Imported> page, ReversalTally tally) throws InterruptedException {
        var request = RequestContext.current();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var deal : page) {
                importer.enter();
                workers.execute(() -> {
                    try (var _ = RequestContext.open(request)) {
                        takeBack(tenant, deal, tally);
                    } finally {
                        importer.leave();
                    }
                });
            }
        }
    }

    private void takeBack(TenantId tenant, Imported deal, ReversalTally tally) {
        try {
            var terms = new Terms(Long.toString(deal.version()), deal.createdAt(), null);
            commands.send(new DeleteDeal(tenant, deal.dealId()), DealGone.class, terms);
            tally.done();
        } catch (VersionMismatch changed) {
            tally.kept(deal.dealId(), "It was changed after the import: it is in version " + changed.actual() + ".");
        } catch (DealRejected no) {
            // Deleted before, by whomever: that is what was asked for.
            if (no.reason() == DealRejected.Reason.NOT_FOUND) tally.done();
            else tally.failed(no);
        } catch (RuntimeException e) {
            tally.failed(e);
        }
    }

    private void save(TenantId tenant, UUID id, Status status, ReversalTally tally) {
        table.save(tenant, id, status, tally.doneSoFar(), tally.keptSoFar(), tally.reasons());
    }
}
