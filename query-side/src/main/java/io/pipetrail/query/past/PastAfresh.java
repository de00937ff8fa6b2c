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

    /** Sums in memory: some tens of megabytes. */
    private static final int MANY = 100_000;

    private final StageBook stages = new StageBook();
    private final Turned turned;

    /** When something changed last. */
    private final Map<TenantId, Instant> changed = new HashMap<>();

    /** The last event of the log so far, and when it was recorded: what the live side goes by, whatever clocks said before. */
    private long last;

    private Instant recorded = Instant.MIN;

    PastAfresh() {
        this(MANY);
    }

    PastAfresh(int many) {
        this.turned = new Turned(many);
    }

    @Override
    public void settings(List<StoredEvent> events, Rows rows) {
        for (var event : events) {
            if (event.payload() instanceof PipelineEvent happened) stages.take(happened, Occurrence.of(event));
            heard(event);
        }
    }

    @Override
    public void deal(List<StoredEvent> story, Rows rows) {
        var told = new ToldDeal(stages);
        for (var event : story) told.take((DealEvent) event.payload(), Occurrence.of(event));
        told.turnUntil(Long.MAX_VALUE, ((DealEvent) story.getLast().payload()).tenantId());
        for (var version : told.versions) rows.add(DealVersionTable.ROWS, version);
        for (var change : told.changes.rows()) {
            rows.add(ChangeTable.ROWS, change);
            note(change.key.tenantId(), change.key.validAt());
        }
        turned.add(told.turned, rows);
        heard(story.getLast());
    }

    @Override
    public void finish(Rows rows, Connection connection) throws SQLException {
        stages.versions().forEach(version -> rows.add(StageVersion.ROWS, version));
        turned.write(connection, this::note);
        var hour = Grain.HOUR.start(recorded);
        changed.replaceAll((tenant, last) -> OpenHours.over(last, hour));
        AddedUp.write(changed, connection);
    }

    private void heard(StoredEvent event) {
        if (event.position() < last) return;
        last = event.position();
        recorded = event.recordedAt();
    }

    private void note(TenantId tenant, Instant validAt) {
        changed.merge(tenant, validAt, PastAfresh::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
