package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes the database so long for each batch. */
final class Slow implements Projection {

    private final Duration each;
    private final AtomicInteger tries = new AtomicInteger();

    Slow(Duration each) {
        this.each = each;
    }

    /** How often it began with a batch. */
    int tries() {
        return tries.get();
    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public Afresh afresh() {
        throw new UnsupportedOperationException("of no use here");
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        tries.incrementAndGet();
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(%d)".formatted(each.toSeconds()));
        }
    }
}
