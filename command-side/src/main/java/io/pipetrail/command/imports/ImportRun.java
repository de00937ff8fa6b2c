package io.pipetrail.command.imports;

import io.pipetrail.command.imports.file.Row;
import io.pipetrail.command.imports.file.Rows;
import io.pipetrail.command.imports.mapping.BadCell;
import io.pipetrail.command.imports.mapping.MappedTable;
import io.pipetrail.command.imports.mapping.Mapping;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.problem.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads rows as they arrive and hands them on, each as soon as there is room for it. */
final class ImportRun {

    /** Of so many external ids a dry run knows whether they are repeated; of those behind them it does not. */
    private static final int MOST_IMAGINED = 1_000_000;

    private final Order order;
    private final @Nullable Mapping mapping;
    private final Places places;
    private final Currency base;
    private final Clock clock;
    private final DealImporter importer;
    private final Tally tally;
    private final RequestContext request = RequestContext.current();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> imagined = new HashSet<>();
    private final Phaser rowsUnderWay = new Phaser(1);
    private final AtomicReference<@Nullable Refusal> end = new AtomicReference<>();
    private @Nullable MappedTable table;

    ImportRun(
            Order order,
            @Nullable Mapping mapping,
            Places places,
            Currency base,
            Clock clock,
            DealImporter importer,
            Tally tally) {
        this.order = order;
        this.mapping = mapping;
        this.places = places;
        this.base = base;
        this.clock = clock;
        this.importer = importer;
        this.tally = tally;
    }

    /**
     * Takes over what can be, until the end of the file.
     *
     * @throws Refusal if it makes no sense to go on
     */
    void takeAll(Rows rows) throws IOException, InterruptedException {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                take(row, workers);
                tally.read(rows.bytes());
                if (end.get() != null) break;
            }
            tally.read(rows.bytes());
        }
        var refusal = end.get();
        if (refusal != null) throw refusal;
    }

    private void take(Row row, ExecutorService workers) throws InterruptedException {
        try {
            var json = json(row);
            if (json.isPresent()) take(row.line(), ImportLine.read(json.get()), workers);
        } catch (BadCell | BadRow bad) {
            tally.failed(row.line(), String.valueOf(bad.getMessage()));
        } catch (Refusal bad) {
            tally.failed(row.line(), DealImporter.words(bad));
        }
    }

    private Optional<String> json(Row row) {
        return switch (row) {
            case Row.Json(long line, String json) -> Optional.of(json);
            case Row.Broken(long line, String detail) -> throw new BadRow(detail);
            case Row.Cells(long line, var cells) when table != null -> Optional.of(table.line(cells));
            case Row.Cells(long line, var heading) -> {
                if (mapping == null) throw new IllegalStateException("a table without a mapping");
                table = mapping.over(heading, order.tables());
                yield Optional.empty();
            }
        };
    }

    private void take(long number, ImportLine line, ExecutorService workers) throws InterruptedException {
        var deal = line.toImport(order.id().toString(), order.tenantId(), base, places, now());
        if (order.dryRun() && isRepeated(line.externalId())) {
            tally.skipped();
            return;
        }
        awaitTurn(line.externalId());
        importer.enter();
        rowsUnderWay.register();
        workers.execute(() -> {
            try (var _ = RequestContext.open(request)) {
                importer.take(deal, number, order.dryRun(), tally)
                        .ifPresent(refusal -> end.compareAndSet(null, refusal));
            } finally {
                importer.leave();
                if (line.externalId() != null) underWay.remove(line.externalId());
                rowsUnderWay.arriveAndDeregister();
            }
        });
    }

    /** A dry run makes no deal by which the next row with this external id would be known. */
    private boolean isRepeated(@Nullable String externalId) {
        if (externalId == null || imagined.contains(externalId)) return externalId != null;
        if (imagined.size() < MOST_IMAGINED) imagined.add(externalId);
        return false;
    }

    /** To the millisecond, as all times of events are. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Of two rows with one external id the first wins, though rows are taken over at the same time. */
    private void awaitTurn(@Nullable String externalId) {
        if (externalId == null || underWay.add(externalId)) return;
        rowsUnderWay.arriveAndAwaitAdvance();
        underWay.add(externalId);
    }
}
