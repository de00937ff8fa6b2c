package io.pipetrail.query.deals;

import io.pipetrail.events.deal.DealState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Rows of deals, each with the stamp that the pipelines had when they were read. */
final class DealPage implements RowCallbackHandler {

    private final List<DealState> deals = new ArrayList<>();
    private long stamp;

    @Override
    public void processRow(ResultSet row) throws SQLException {
        deals.add(DealTable.deal(row));
        stamp = row.getLong("stamp");
    }

    List<DealState> deals() {
        return deals;
    }

    long stamp() {
        return stamp;
    }
}
