package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A projection in another version of the program. */
record Versioned(Projection projection, int version) implements Projection {

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public List<String> tables() {
        return projection.tables();
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        projection.project(events, connection);
    }

    @Override
    public Afresh afresh() {
        return projection.afresh();
    }
}
