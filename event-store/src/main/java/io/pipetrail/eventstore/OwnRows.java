package io.pipetrail.eventstore;

import java.util.ArrayList;
import java.util.List;

/** What this process has committed and its followers have not been shown. When that is more than is kept, it forgets it all. */
final class OwnRows {

    private final EventStoreProperties.Tail limits;
    private List<PositionedRow> rows = new ArrayList<>();
    private long bytes;

    OwnRows(EventStoreProperties.Tail limits) {
        this.limits = limits;
    }

    synchronized void add(List<PositionedRow> committed) {
        rows.addAll(committed);
        bytes += committed.stream().mapToLong(row -> row.row().bytes()).sum();
        if (rows.size() > limits.events() || bytes > limits.bytes().toBytes()) {
            take();
        }
    }

    /** In the order of their positions, which need not be adjacent. */
    synchronized List<PositionedRow> take() {
        var taken = rows;
        rows = new ArrayList<>();
        bytes = 0;
        return taken;
    }
}
