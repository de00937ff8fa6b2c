package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** A projection as another version of the program has it, or with another fold of the whole log. */
record Altered(Projection projection, int version, Supplier<Afresh> anew) implements Projection {

    static Projection version(int version, Projection projection) {
        return new Altered(projection, version, projection::afresh);
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public List<String> tables() {
        return projection.tables();
    }

    @Override
    public Afresh afresh() {
        return anew.get();
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        projection.project(events, connection);
    }
}
