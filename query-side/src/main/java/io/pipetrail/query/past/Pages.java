package io.pipetrail.query.past;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.projection.OneStatement;
import io.pipetrail.query.projection.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What has been told and is not in the tables yet. */
final class Pages {

    private final Connection connection;
    private final Map<TenantId, Instant> closed;
    private final List<Version<DealState>> deals = new ArrayList<>();
    private final List<StageVersion> stages = new ArrayList<>();
    private final Corrections ofDeals = Corrections.ofDeals();
    private final Corrections ofStages = Corrections.ofStages();
    private final Instant hour;
    private Changes changes = new Changes();
    /** Versions that are known from before here are in the tables. */
    private long written;

    /** @param hour in which the last event of the batch was recorded: those before it are over */
    Pages(Connection connection, Map<TenantId, Instant> closed, long first, Instant hour) {
        this.hour = hour;
        this.connection = connection;
        this.closed = closed;
        this.written = first;
    }

    Changes.Of changesOf(TenantId tenant, Occurrence moment) {
        return changes.of(tenant, moment.position(), moment.recordedAt());
    }

    void add(Timeline.Step<DealState> step, Occurrence moment) {
        for (var version : step.corrected()) {
            version.correctedBy(moment.position());
            if (version.knownFrom < written) {
                ofDeals.add(version.state.tenantId().value(), version.state.id().value(), version);
            }
        }
        deals.addAll(step.added());
    }

    void add(Changes ofDeal) {
        changes.add(ofDeal);
    }

    void add(Version<DealState> first) {
        deals.add(first);
    }

    void add(StageTurn turn) {
        for (var version : turn.step().corrected()) {
            version.correctedBy(turn.moment().position());
            if (version.knownFrom < written) {
                ofStages.add(turn.tenantId().value(), turn.stageId().value(), version);
            }
        }
        stages.addAll(StageVersion.added(turn));
    }

    /** Writes all of it; the next event is the one at that position or a later one. */
    void write(long next) throws SQLException {
        var rows = changes.rows();
        new OneStatement()
                .with(DealVersionTable.ROWS, deals)
                .with(StageVersion.ROWS, stages)
                .with(ChangeTable.ROWS, rows.subList(0, Math.min(ChangeTable.SLICE, rows.size())))
                .execute(connection);
        ChangeTable.write(rows, ChangeTable.SLICE, connection);
        ofDeals.write(connection);
        ofStages.write(connection);
        addUp(rows);
        close(rows);
        deals.clear();
        stages.clear();
        changes = new Changes();
        written = next;
    }

    /** Late changes go into what has been added up already. */
    private void addUp(List<Change> rows) throws SQLException {
        var late = rows.stream().filter(this::isClosed).toList();
        if (late.isEmpty()) return;
        Function<TenantId, Instant> until = tenant -> closed.getOrDefault(tenant, Instant.MIN);
        new OneStatement()
                .with(Bucket.BY_PART, Bucket.of(late, until, change -> Sql.word(change.key.part())))
                .with(Bucket.BY_CLOSE, Bucket.of(late, until, Bucket::month))
                .execute(connection);
    }

    private boolean isClosed(Change change) {
        var until = closed.get(change.key.tenantId());
        return until != null && change.key.validAt().isBefore(until);
    }

    /** The hours before that of a tenant's last change are over, and so is this one when others have been recorded in a later one. */
    private void close(Collection<Change> rows) throws SQLException {
        var next = new HashMap<TenantId, Instant>();
        for (var change : rows) {
            var until = OpenHours.over(change.key.validAt(), hour);
            var before = closed.get(change.key.tenantId());
            if (before == null || until.isAfter(before)) {
                closed.put(change.key.tenantId(), until);
                next.put(change.key.tenantId(), until);
            }
        }
        if (next.isEmpty()) return;
        OpenHours.close(next, connection);
    }
}
