package io.pipetrail.query.past;

import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code summary_changes}. */
final class ChangeTable {

    /** The day of what has no day, as the table has it. */
    private static final String NEVER = "infinity";

    static final Upsert<Change> ROWS = Upsert.<Change>into("summary_changes")
            .set("tenant_id", "uuid", change -> change.key.tenantId())
            .set("position", "bigint", change -> change.key.position())
            .set("valid_at", "timestamptz", change -> change.key.validAt())
            .set("late", "boolean", change -> change.late)
            .set("stage_id", "uuid", change -> change.key.stageId())
            .set("currency", "text", change -> change.key.currency())
            .set("close_day", "date", change -> change.key.day() == null ? NEVER : change.key.day())
            .set("part", "text", change -> change.key.part())
            .set("deal_count", "bigint", Change::deals)
            .set("value_minor", "numeric", Change::value)
            .set("weighted_minor", "numeric", Change::weighted);

    /** Rows in one statement: a late change of a stage may tell of as many as there are deals. */
    static final int SLICE = 10_000;

    private ChangeTable() {}

    /** Writes those from that one on. */
    static void write(List<Change> rows, int first, Connection connection) throws SQLException {
        for (int i = first; i < rows.size(); i += SLICE) {
            ROWS.write(rows.subList(i, Math.min(i + SLICE, rows.size())), connection);
        }
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? NEVER : day.toString();
    }
}
