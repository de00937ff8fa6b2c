package io.pipetrail.query.past;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.reading.Grain;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells each deal's story, and adds up over the deals what the turns of stages changed. */
final class PastAfresh implements Afresh {

    private final StageBook stages = new StageBook();

    /** What turns of stages changed, which is known when all deals have been told. */
    private final Changes turned = new Changes();

    /** When something changed last. */
    private final Map<TenantId, Instant> changed = new HashMap<>();

    private Instant recorded = Instant.MIN;

    @Override
    public void settings(List<StoredEvent> events, Rows rows) {
        for (var event : events) {
            if (event.payload() instanceof PipelineEvent happened) stages.take(happened, Occurrence.of(event));
            recorded = later(recorded, event.recordedAt());
        }
    }

    @Override
    public void deal(List<StoredEvent> story, Rows rows) {
        var told = new ToldDeal(stages);
        var last = recorded;
        for (var event : story) {
            told.take((DealEvent) event.payload(), Occurrence.of(event));
            last = later(last, event.recordedAt());
        }
        told.turnUntil(Long.MAX_VALUE, ((DealEvent) story.getLast().payload()).tenantId());
        for (var version : told.versions) rows.add(DealVersionTable.ROWS, version);
        for (var change : told.changes.rows()) {
            rows.add(ChangeTable.ROWS, change);
            note(change);
        }
        turned.add(told.turned);
        recorded = last;
    }

    @Override
    public void finish(Rows rows, Connection connection) throws SQLException {
        stages.versions().forEach(version -> rows.add(StageVersion.ROWS, version));
        var changes = turned.rows();
        changes.forEach(this::note);
        ChangeTable.write(changes, 0, connection);
        var hour = Grain.HOUR.start(recorded);
        changed.replaceAll((tenant, last) -> OpenHours.over(last, hour));
        AddedUp.write(changed, connection);
    }

    private void note(Change change) {
        changed.merge(change.key.tenantId(), change.key.validAt(), PastAfresh::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
