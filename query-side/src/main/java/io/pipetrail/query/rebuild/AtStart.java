package io.pipetrail.query.rebuild;

import io.pipetrail.query.projection.Poison;
import io.pipetrail.query.projection.Projection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans up after a node that was killed in a rebuild, and has the projections rebuilt whose tables an older version of them has
 * made; the live ones go on meanwhile. What fails is tried again, after longer and longer, unless the rows are to blame.
 */
final class AtStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AtStart.class);
    private static final long FIRST_PAUSE_SECONDS = 5;
    private static final long LONGEST_PAUSE_SECONDS = 300;

    private final Rebuilds rebuilds;
    private final List<Projection> projections;
    private final RebuildTables tables;
    private final CountDownLatch closed = new CountDownLatch(1);

    AtStart(Rebuilds rebuilds, List<Projection> projections, RebuildTables tables) {
        this.rebuilds = rebuilds;
        this.projections = projections;
        this.tables = tables;
        Thread.ofVirtual().name("rebuild-at-start").start(this::run);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            for (long pause = FIRST_PAUSE_SECONDS; !isDone(); pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS)) {
                if (closed.await(pause, TimeUnit.SECONDS)) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() throws InterruptedException {
        try {
            var outdated = outdated();
            if (!outdated.isEmpty())
                LOG.info(
                        "Tables of an older version: {}",
                        outdated.stream().map(Projection::name).toList());
            return rebuilds.rebuildAndWait(outdated) || outdated.isEmpty();
        } catch (SQLException | RuntimeException e) {
            if (Poison.isRefused(e)) {
                LOG.error("No rebuild is tried again until the next start: the tables do not take what the log says");
                return true;
            }
            if (closed.getCount() > 0) LOG.warn("No rebuild at start yet: {}", e.getMessage());
            return closed.getCount() == 0;
        }
    }

    private List<Projection> outdated() {
        var made = tables.made();
        return projections.stream()
                .filter(projection -> {
                    var tables = made.get(projection.name());
                    return tables == null || tables.version() < projection.version();
                })
                .toList();
    }
}
