package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Folds the log into tables of its own, and reads no others. */
public interface Projection {

    /** The name of the processor that runs all projections, and of its token. */
    String PROCESSOR = "read-models";

    /** Its name, in metrics and for operators. */
    String name();

    /** Folds the next events of the log, of all types, in the transaction of the connection given. */
    void project(List<StoredEvent> events, Connection connection) throws SQLException;
}
