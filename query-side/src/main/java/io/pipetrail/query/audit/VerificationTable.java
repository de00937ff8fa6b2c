package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code readside.verifications}. */
@Component
class VerificationTable {

    /** Of a tenant; older ones are forgotten. */
    static final int KEPT = 25;

    /** One that nobody has spoken of for that long has been interrupted. */
    private static final int SILENT_SECONDS = 60;

    private static final String SILENT =
            "status = 'running' and seen_at < clock_timestamp() - make_interval(secs => " + SILENT_SECONDS + ")";
    private static final String SELECT = "select *, (" + SILENT + ") as silent from readside.verifications ";

    private final JdbcClient database;
    private final Reports reports = new Reports();

    VerificationTable(JdbcClient database) {
        this.database = database;
    }

    /** False where one of the tenant's is under way. */
    boolean begin(TenantId tenant, UUID id) {
        database.sql("update readside.verifications set status = 'failed' where tenant_id = ? and " + SILENT)
                .param(tenant.value())
                .update();
        try {
            database.sql(
                            "insert into readside.verifications (tenant_id, verification_id, status) values (?, ?, 'running')")
                    .params(tenant.value(), id)
                    .update();
        } catch (DuplicateKeyException underWay) {
            return false;
        }
        forgetOld(tenant);
        return true;
    }

    /** One that was given up for lost stays so. */
    void write(TenantId tenant, UUID id, Verification.Status status, Tally tally) {
        var now = tally.standing();
        database.sql("""
                        update readside.verifications set status = ?, seen_at = clock_timestamp(),
                            begun_at = case when ? then coalesce(begun_at, clock_timestamp()) end, position = ?,
                            events_done = ?, events_total = ?, rows_compared = ?, differences = ?, parked_events = ?, report = ?
                        where tenant_id = ? and verification_id = ? and status = 'running'""")
                .params(
                        status.name().toLowerCase(Locale.ROOT),
                        now.begun(),
                        now.position(),
                        now.eventsDone(),
                        now.eventsTotal(),
                        now.rowsCompared(),
                        now.differences(),
                        now.parkedEvents(),
                        status == Verification.Status.RUNNING ? Reports.NONE : reports.print(tally.report()),
                        tenant.value(),
                        id)
                .update();
    }

    Optional<Verification> find(TenantId tenant, UUID id) {
        return database.sql(SELECT + "where tenant_id = ? and verification_id = ?")
                .params(tenant.value(), id)
                .query((row, number) -> verification(row))
                .optional();
    }

    /** The last ones, the last first. */
    List<Verification> list(TenantId tenant) {
        return database.sql(SELECT + "where tenant_id = ? order by started_at desc, verification_id desc limit " + KEPT)
                .params(tenant.value())
                .query((row, number) -> verification(row))
                .list();
    }

    private void forgetOld(TenantId tenant) {
        database.sql("""
                        delete from readside.verifications where tenant_id = :tenant and verification_id not in (
                            select verification_id from readside.verifications where tenant_id = :tenant
                            order by started_at desc, verification_id desc limit :kept)""").param("tenant", tenant.value()).param("kept", KEPT).update();
    }

    private Verification verification(ResultSet row) throws SQLException {
        var status = Verification.Status.valueOf(
                Objects.requireNonNull(row.getString("status")).toUpperCase(Locale.ROOT));
        return new Verification(
                Objects.requireNonNull(row.getObject("verification_id", UUID.class)),
                row.getBoolean("silent") ? Verification.Status.FAILED : status,
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "begun_at"),
                Objects.requireNonNull(instant(row, "seen_at")),
                row.getLong("position"),
                row.getLong("events_done"),
                row.getLong("events_total"),
                row.getLong("rows_compared"),
                row.getLong("differences"),
                row.getLong("parked_events"),
                reports.read(Objects.requireNonNull(row.getString("report"))));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
