package io.pipetrail.command.imports;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.command.imports.ImportState.Status;
import io.pipetrail.command.imports.file.Rows;
import io.pipetrail.command.imports.file.Unreadable;
import io.pipetrail.command.imports.mapping.BadMapping;
import io.pipetrail.command.imports.mapping.Mapping;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes deals over from a file while it arrives. What got in stays in when the rest does not: sent again, it is skipped by its
 * external ids.
 */
@Component
public class Imports {

    private final ImportTable table;
    private final DealImporter importer;
    private final Commands commands;
    private final Tenants tenants;
    private final StageDirectory stages;
    private final StageTurns turns;
    private final Refusals refusals;
    private final Clock clock;

    Imports(
            ImportTable table,
            DealImporter importer,
            Commands commands,
            Tenants tenants,
            StageDirectory stages,
            StageTurns turns,
            Refusals refusals,
            Clock clock) {
        this.table = table;
        this.importer = importer;
        this.commands = commands;
        this.tenants = tenants;
        this.stages = stages;
        this.turns = turns;
        this.refusals = refusals;
        this.clock = clock;
    }

    public Optional<ImportState> find(TenantId tenant, UUID id) {
        return table.find(tenant, id);
    }

    /** The import that a request with this key made, unless it failed. */
    public Optional<ImportState> of(TenantId tenant, String requestKey) {
        table.giveUpStale(tenant);
        return table.of(tenant, requestKey);
    }

    /** The newest first. */
    public List<ImportState> list(TenantId tenant, @Nullable UUID before, int limit) {
        return table.list(tenant, before, limit);
    }

    /**
     * Takes over what arrives, and returns at its end.
     *
     * @throws Refusal if it did not come to that
     * @throws IOException if the file broke off
     */
    public ImportState take(Order order, InputStream file) throws IOException {
        var mapping = order.format() == Order.Format.CSV ? mapping(order) : null;
        try {
            table.begin(order, mapping == null ? null : mapping.name());
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("import_exists", "There is an import with this id or Idempotency-Key already.");
        }
        var tally = new Tally();
        try (var _ = Heartbeat.of(() -> save(order, Status.RUNNING, null, tally))) {
            run(order, mapping, file, tally);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(order, tally, Refusal.unavailable(Duration.ofSeconds(1)));
        } catch (IOException e) {
            save(order, Status.FAILED, "The file broke off. What had come of it is in.", tally);
            throw e;
        } catch (RuntimeException e) {
            throw failed(order, tally, refusalOf(e));
        }
        if (!table.save(order.tenantId(), order.id(), Status.COMPLETED, null, tally.counts())) {
            throw Refusal.conflict(
                    "import_given_up", "The import stood still for a minute and was given up. What came is in.");
        }
        return table.find(order.tenantId(), order.id()).orElseThrow();
    }

    private void run(Order order, @Nullable Mapping mapping, InputStream file, Tally tally)
            throws IOException, InterruptedException {
        var places = Places.of(order.tenantId(), tenants, stages);
        var asked = mapping == null ? null : mapping.stagesToCreate().orElse(null);
        if (asked != null) {
            var making = new StageMaking(order.tenantId(), asked);
            places = order.dryRun() ? places.with(making.imagine(places)) : made(making, order.tenantId());
        }
        var base = tenants.baseCurrency(order.tenantId());
        var rows = mapping == null ? Rows.ndjson(file) : Rows.csv(file, mapping.delimiter());
        new ImportRun(order, mapping, places, base, clock, importer, tally).takeAll(rows);
    }

    /** One import of a tenant at a time looks what is missing and makes it, so that nothing is made twice. */
    private Places made(StageMaking making, TenantId tenant) {
        try (var _ = turns.take(tenant)) {
            making.make(Places.of(tenant, tenants, stages), commands);
        }
        return Places.of(tenant, tenants, stages);
    }

    private static Mapping mapping(Order order) {
        try {
            return Mapping.of(order.mapping());
        } catch (BadMapping bad) {
            throw Refusal.badRequest("mapping", String.valueOf(bad.getMessage()));
        }
    }

    private Refusal refusalOf(RuntimeException thrown) {
        return switch (thrown) {
            case Unreadable bad -> Refusal.unprocessable("unreadable_file", "The file " + bad.getMessage() + ".");
            case BadMapping bad -> Refusal.badRequest("mapping", String.valueOf(bad.getMessage()));
            case BadRow bad -> Refusal.badRequest("mapping", String.valueOf(bad.getMessage()));
            default -> refusals.of(thrown, RequestContext.current());
        };
    }

    private Refusal failed(Order order, Tally tally, Refusal why) {
        save(order, Status.FAILED, why.detail(), tally);
        return why.with("import_id", "imp_" + order.id());
    }

    private void save(Order order, Status status, @Nullable String detail, Tally tally) {
        table.save(order.tenantId(), order.id(), status, detail, tally.counts());
    }
}
