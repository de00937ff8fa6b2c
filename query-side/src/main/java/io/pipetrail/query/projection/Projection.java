package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Folds the log into tables of its own, and reads no others. */
public interface Projection {

    /** The name of its token, its processor and its metrics. */
    String name();

    /** Folds the next events of the log, of all types, in the transaction of the connection given. */
    void project(List<StoredEvent> events, Connection connection) throws SQLException;
}
