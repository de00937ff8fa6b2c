package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.EventLog;
import io.pipetrail.query.projection.LongWrites;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Has projections rebuilt: those that an operator names, and at start those whose tables another version of them has made.
 * Whatever node is asked can tell how far it is.
 */
@Component
public class Rebuilds implements SmartLifecycle {

    /** Instead of a projection's name. */
    public static final String ALL = "all";

    /** What became of a wish. */
    public enum Answer {
        DONE,
        UNKNOWN_PROJECTION,
        REBUILD_RUNNING,
        NO_PREVIOUS
    }

    /** Says what is to be done, when nobody else exchanges tables any more; null where nothing can be. */
    private interface Chosen {
        RunningRebuild.@Nullable Work now();
    }

    private final List<Projection> projections;
    private final LongWrites database;
    private final EventLog log;
    private final RebuildTables tables;
    private final Set<RunningRebuild> running = ConcurrentHashMap.newKeySet();
    private volatile @Nullable AtStart atStart;

    Rebuilds(List<Projection> projections, LongWrites database, EventLog log, RebuildTables tables) {
        this.projections = projections;
        this.database = database;
        this.log = log;
        this.tables = tables;
        tables.registerAtFirst(projections);
    }

    /** Begins to make the tables of a projection, or of all, anew. */
    public Answer rebuild(String name) {
        var wanted = named(name);
        if (wanted.isEmpty()) return Answer.UNKNOWN_PROJECTION;
        return begin(wanted, Tables.NEXT, () -> Rebuild::run);
    }

    /** Begins to put the tables back that were there before the last rebuild. */
    public Answer restore(String name) {
        var wanted = named(name);
        if (wanted.size() != 1) return Answer.UNKNOWN_PROJECTION;
        return begin(wanted, Tables.PREVIOUS, () -> restoring(wanted.getFirst()));
    }

    /** Drops the tables that were there before the last rebuild. */
    public Answer dropPrevious(String name) {
        var wanted = named(name);
        if (wanted.isEmpty()) return Answer.UNKNOWN_PROJECTION;
        try (var connection = locked(Tables.PREVIOUS)) {
            if (connection == null) return Answer.REBUILD_RUNNING;
            connection.setAutoCommit(false);
            for (var projection : wanted) RebuildTables.dropPrevious(projection, connection);
            connection.commit();
            return Answer.DONE;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The previous tables cannot be dropped", e);
        }
    }

    /** What is known of the tables, by projection. */
    public Map<String, Made> made() {
        return tables.made();
    }

    public Optional<UnderWay> underWay() {
        return tables.underWay();
    }

    @Override
    public void start() {
        atStart = new AtStart(this, projections, tables);
    }

    /** What is under way is broken off; the live tables stay as they are. */
    @Override
    public void stop() {
        if (atStart != null) atStart.close();
        atStart = null;
        running.forEach(RunningRebuild::cancel);
    }

    @Override
    public boolean isRunning() {
        return atStart != null;
    }

    /** Makes the tables of these anew, and waits for it; false where another node rebuilds. */
    boolean rebuildAndWait(List<Projection> outdated) throws SQLException, InterruptedException {
        var connection = locked(Tables.NEXT);
        if (connection == null) return false;
        if (outdated.isEmpty()) connection.close();
        else started(outdated, connection, () -> Rebuild::run).orElseThrow().await();
        return true;
    }

    private Answer begin(List<Projection> wanted, String schema, Chosen work) {
        try {
            var connection = locked(schema);
            if (connection == null) return Answer.REBUILD_RUNNING;
            return started(wanted, connection, work).isPresent() ? Answer.DONE : Answer.NO_PREVIOUS;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No rebuild can begin", e);
        }
    }

    /** Begins on the connection that has the lock, which is given back where nothing begins. */
    private Optional<RunningRebuild> started(List<Projection> wanted, Connection connection, Chosen work)
            throws SQLException {
        Optional<RunningRebuild> begun = Optional.empty();
        try {
            begun = Optional.ofNullable(work.now()).map(chosen -> started(wanted, connection, chosen));
            return begun;
        } finally {
            if (begun.isEmpty()) connection.close();
        }
    }

    private RunningRebuild started(List<Projection> wanted, Connection connection, RunningRebuild.Work work) {
        var steps = new Steps(wanted.stream().map(Projection::name).toList());
        steps.opened(connection);
        var begun = new RunningRebuild(
                new Rebuild(wanted, database, log, steps), steps, connection, tables, work, running::remove);
        running.add(begun);
        begun.start();
        return begun;
    }

    private @Nullable Connection locked(String schema) throws SQLException {
        return RebuildLock.tried(database, schema);
    }

    private List<Projection> named(String name) {
        return name.equals(ALL)
                ? projections
                : projections.stream()
                        .filter(projection -> projection.name().equals(name))
                        .toList();
    }

    /** Null where there are no previous tables that the projection of today can go on with. */
    private RunningRebuild.@Nullable Work restoring(Projection projection) {
        var made = made().get(projection.name());
        if (made == null || !Integer.valueOf(projection.version()).equals(made.previousVersion())) return null;
        var from = made.previousPosition();
        if (from == null) return null;
        return (rebuild, connection) -> {
            rebuild.restore(connection, from);
            return null;
        };
    }
}
