package io.pipetrail.query.audit;

import static io.pipetrail.query.audit.Verification.Status.COMPLETED;
import static io.pipetrail.query.audit.Verification.Status.FAILED;
import static io.pipetrail.query.audit.Verification.Status.RUNNING;

import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.query.projection.LongReads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One verification on the node that runs it. */
final class RunningVerification {

    private static final Logger LOG = LoggerFactory.getLogger(RunningVerification.class);

    private final TenantId tenant;
    private final UUID id;
    private final VerificationTable table;
    private final LongReads database;
    private final EventLog log;
    private final Tally tally = new Tally();
    private volatile @Nullable Connection open;

    RunningVerification(TenantId tenant, UUID id, VerificationTable table, LongReads database, EventLog log) {
        this.tenant = tenant;
        this.id = id;
        this.table = table;
        this.database = database;
        this.log = log;
    }

    void run() {
        write(isDone() ? COMPLETED : FAILED);
    }

    /** Writes down how far it is. */
    void tell() {
        write(RUNNING);
    }

    /** It ends soon, whatever it is doing. */
    void cancel() {
        tally.cancel();
        var connection = open;
        if (connection == null) return;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection of verification {} cannot be cut", id, e);
        }
    }

    private boolean isDone() {
        if (tally.isCancelled()) return false;
        try (var connection = database.open(Audit.BEFORE)) {
            open = connection;
            new Audit(connection, log, tenant, tally).run();
            connection.rollback();
            return true;
        } catch (Tally.Cancelled cancelled) {
            return false;
        } catch (SQLException | RuntimeException e) {
            if (!tally.isCancelled()) LOG.warn("Verification {} failed", id, e);
            return false;
        } finally {
            open = null;
        }
    }

    /** A database that is away is told later; one that stays away will take the verification for interrupted. */
    private void write(Verification.Status status) {
        try {
            table.write(tenant, id, status, tally);
        } catch (DataAccessException e) {
            LOG.warn("How verification {} stands cannot be written down: {}", id, e.getMessage());
        }
    }
}
