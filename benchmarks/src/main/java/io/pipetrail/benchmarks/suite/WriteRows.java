package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.AxonPeer;
import io.pipetrail.benchmarks.contenders.NoOp;
import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Deals created and moved over HTTP, by us and by the peers; then how soon they are seen, and what memory that took. */
public final class WriteRows implements Group {

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public Set<Row> rows() {
        var rows = EnumSet.range(Row.CREATE, Row.VISIBLE);
        rows.add(Row.MEMORY);
        return rows;
    }

    @Override
    public List<Measurement> run(Workshop workshop) {
        try (var noOp = NoOp.start(workshop);
                var stock = AxonPeer.stock(workshop);
                var tuned = AxonPeer.tuned(workshop);
                var pipetrail = Pipetrail.start(workshop, "writes")) {
            var field = new WriteField(
                    workshop.inserts().clients(Workshop.CONNECTIONS),
                    noOp.posting(),
                    Writers.of("minimal", pipetrail.minimal()),
                    Writers.of("waiting", pipetrail.deals()),
                    Writers.of("stock Axon + JPA", stock.deals()),
                    Writers.of("tuned Axon + JPA", tuned.deals()));
            var results = workshop.race(field.all());
            var visible = visible(Visibility.atHalfLoad(pipetrail, workshop.plan()));
            return Stream.concat(
                            field.rows(results).stream(),
                            Stream.of(visible, Measurement.of(Row.MEMORY, pipetrail.memory())))
                    .toList();
        }
    }

    /** A server that breaks under it is a figure, too, and no reason to lose the others. */
    private static Measurement visible(Visibility visibility) {
        try {
            return Measurement.of(Row.VISIBLE, visibility.p99())
                    .noting("at %,.0f creates/s".formatted(visibility.perSecond()));
        } catch (IllegalStateException e) {
            return Measurement.failed(Row.VISIBLE, String.valueOf(e.getMessage()));
        }
    }
}
