package io.pipetrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.query.projection.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a rebuild waits, with all folded that was there when it began, until a test lets it go on. */
final class Gate {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    private record AtTheGate(Afresh afresh, Gate gate) implements Afresh {

        @Override
        public void settings(List<StoredEvent> events, Rows rows) {
            afresh.settings(events, rows);
        }

        @Override
        public void deal(List<StoredEvent> story, Rows rows) {
            afresh.deal(story, rows);
        }

        @Override
        public void finish(Rows rows, Connection connection) throws SQLException {
            gate.pass();
            afresh.finish(rows, connection);
        }
    }

    /** In front of one projection; the others pass freely. */
    Projection of(String name, Projection projection) {
        return projection.name().equals(name)
                ? new Altered(projection, projection.version(), () -> new AtTheGate(projection.afresh(), this))
                : projection;
    }

    void awaitReached() throws InterruptedException {
        assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
    }

    void open() {
        opened.countDown();
    }

    private void pass() {
        reached.countDown();
        try {
            if (!opened.await(5, TimeUnit.MINUTES)) throw new IllegalStateException("nobody opens");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
