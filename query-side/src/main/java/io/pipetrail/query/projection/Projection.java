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

    /** Raised when it makes other rows of the same events than before: its tables are then made anew at start. */
    default int version() {
        return 1;
    }

    /** Its tables, without the schema. */
    List<String> tables();

    /** Folds the next events of the log, of all types, in the transaction of the connection given, whose search path says in which schema. */
    void project(List<StoredEvent> events, Connection connection) throws SQLException;

    /** Folds the whole log from nothing; for one rebuild, in one thread. */
    Afresh afresh();
}
