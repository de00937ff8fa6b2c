package io.pipetrail.query.deals;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.reading.Span;
import io.pipetrail.web.paging.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The condition of a {@link DealFilter} in SQL, and its parameters. Deleted deals are never wanted. */
final class Wanted {

    private final StringBuilder condition = new StringBuilder("tenant_id = :tenant and not deleted");
    private final Map<String, Object> parameters = new HashMap<>();

    /** The deals of a filter, given since when a deal must be in a stage to rot there. */
    Wanted(TenantId tenant, DealFilter filter, Map<StageId, Instant> rottenSince) {
        parameters.put("tenant", tenant.value());
        exactly(filter);
        ranges(filter);
        if (filter.rotting() != null) rotting(filter.rotting(), rottenSince);
        if (filter.text() != null) text(filter.text());
    }

    String condition() {
        return condition.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Only those that come behind the one that the cursor points at: an index on the sort begins right there. */
    void behind(Cursor cursor, DealSort sort) {
        and("(" + sort.column() + ", deal_id) " + (sort.descending() ? "<" : ">") + " (:behind, :behind_id)");
        parameters.put("behind", sort.value(cursor));
        parameters.put("behind_id", sort.dealId(cursor));
    }

    private void exactly(DealFilter filter) {
        var pipeline = filter.pipelineId();
        var stage = filter.stageId();
        compare("pipeline_id", "=", pipeline == null ? null : pipeline.value());
        compare("stage_id", "=", stage == null ? null : stage.value());
        compare("outcome", "=", filter.status() == null ? null : Sql.word(filter.status()));
        compare("assigned_to", "=", filter.assignedTo());
        compare("contact_id", "=", filter.contactId());
        compare("external_id", "=", filter.externalId());
    }

    private void ranges(DealFilter filter) {
        within("created_at", filter.created());
        within("updated_at", filter.updated());
        expectedClose(filter.expectedCloseFrom(), filter.expectedCloseTo());
        compare("value", ">=", filter.minValue());
        compare("value", "<=", filter.maxValue());
    }

    /** In the column that has the index; deals without a date are behind the last one there, and not wanted. */
    private void expectedClose(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null && to == null) return;
        compare("expected_close_sort", ">=", from == null ? null : from.toEpochDay());
        compare("expected_close_sort", "<", to == null ? Integer.MAX_VALUE : to.toEpochDay() + 1);
    }

    private void within(String column, Span span) {
        compare(column, ">=", span.from() == null ? null : span.from().atOffset(ZoneOffset.UTC));
        compare(column, "<", span.before() == null ? null : span.before().atOffset(ZoneOffset.UTC));
    }

    private void rotting(boolean rotting, Map<StageId, Instant> rottenSince) {
        and((rotting ? "" : "not ") + """
                exists (select from unnest(:rot_stages::uuid[], :rot_since::timestamptz[]) rot (stage, since)
                where rot.stage = stage_id and stage_entered_at <= rot.since)""");
        parameters.put(
                "rot_stages", rottenSince.keySet().stream().map(StageId::value).toArray(UUID[]::new));
        parameters.put(
                "rot_since",
                rottenSince.values().stream().map(Instant::toString).toArray(String[]::new));
    }

    private void text(String text) {
        and("""
                (lower(title) like lower(:text) or lower(contact_name) like lower(:text)
                or lower(contact_email) like lower(:text))""");
        parameters.put("text", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }

    private void compare(String column, String operator, @Nullable Object value) {
        if (value == null) return;
        var name = "p" + parameters.size();
        and(column + " " + operator + " :" + name);
        parameters.put(name, value);
    }

    private void and(String another) {
        condition.append(" and ").append(another);
    }
}
