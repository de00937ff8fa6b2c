package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The fold of a whole log for a rebuild: no table is read, rows are only added. First comes all that is not of deals, then each
 * deal's whole story.
 */
public interface Afresh {

    /**
     * Folds the events of tenants and pipelines, of all tenants and in the order of the log, before the first deal. May be called
     * several times with successive lists. Throws at an event that is poisonous, which has then changed nothing; those before it
     * have. So where one may be, they are given singly.
     */
    default void settings(List<StoredEvent> events, Rows rows) {}

    /**
     * Folds all events of one deal, in order; deals come in any order. Throws when an event is poisonous, and has then changed
     * nothing here; the rows it added are the caller's to take back.
     */
    void deal(List<StoredEvent> story, Rows rows);

    /** Adds what was added up across deals. The connection's search path is the schema being built, whose tables hold all rows by now. */
    default void finish(Rows rows, Connection connection) throws SQLException {}
}
