package io.pipetrail.query.past;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Keeps what deals and totals were, on two axes of time. An event counts from the time on when it happened, whenever it was
 * recorded: what it changes of later times is written as a correction, so that it can be told what was known before.
 */
@Component
final class PastProjection implements Projection {

    private final OpenHours openHours = new OpenHours();

    @Override
    public String name() {
        return "past";
    }

    @Override
    public List<String> tables() {
        return List.of(
                "deal_versions",
                "stage_terms_versions",
                "summary_changes",
                "summary_closed",
                "summary_change_totals",
                "summary_close_totals");
    }

    @Override
    public Afresh afresh() {
        return new PastAfresh();
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        var told = events.stream().filter(PastProjection::concerns).toList();
        if (!told.isEmpty()) tell(told, connection);
        openHours.goOn(events.getLast().recordedAt(), connection);
    }

    private static void tell(List<StoredEvent> told, Connection connection) throws SQLException {
        var chronicle = Chronicle.open(told, connection);
        for (var event : told) chronicle.tell(event);
        chronicle.write();
    }

    private static boolean concerns(StoredEvent event) {
        return event.payload() instanceof DealEvent
                || event.payload() instanceof StageAdded
                || event.payload() instanceof StageProbabilityChanged
                || event.payload() instanceof StageOutcomeChanged;
    }
}
