package io.pipetrail.query.history;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Knows at which positions of the log a tenant's events are; what they say is read from the log itself. */
@Component
final class EventIndexProjection implements Projection {

    private static final Upsert<Subject> ROWS = Upsert.<Subject>into("event_index")
            .key("tenant_id", "uuid", Subject::tenantId)
            .key("position", "bigint", subject -> subject.event().position())
            .set("event_id", "uuid", subject -> subject.event().eventId())
            .set("type", "text", subject -> subject.event().type())
            .set("subject_kind", "text", Subject::kind)
            .set("subject_id", "uuid", Subject::id)
            .set("recorded_at", "timestamptz", subject -> subject.event().recordedAt());

    @Override
    public String name() {
        return "event-index";
    }

    @Override
    public List<String> tables() {
        return List.of("event_index");
    }

    @Override
    public Afresh afresh() {
        return new Afresh() {

            @Override
            public void settings(List<StoredEvent> events, Rows rows) {
                for (var event : events) {
                    var subject = Subject.of(event);
                    if (subject != null) rows.add(ROWS, subject);
                }
            }

            @Override
            public void deal(List<StoredEvent> story, Rows rows) {
                settings(story, rows);
            }
        };
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        ROWS.write(events.stream().map(Subject::of).filter(Objects::nonNull).toList(), connection);
    }
}
