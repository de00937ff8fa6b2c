package io.pipetrail.query.audit;

import java.sql.SQLException;
import java.util.List;

/** Tells what a deal's events make of the rows of one projection. */
interface DealRows {

    String projection();

    /** Adds the rows that should be there after these events, which are all that the projection has folded of the deal. */
    void of(List<Happening> events, Chunk rows) throws SQLException;
}
