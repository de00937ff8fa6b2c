package io.pipetrail.query.deals;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.query.history.DealReplay;
import io.pipetrail.query.history.DealThen;
import io.pipetrail.query.history.StageBook;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.reading.FewAtOnce;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The deals that were there at a moment. Which of them, and in which order, is in a table; what they were is replayed from
 * the log, for those of a page only.
 */
@Component
public class PastDeals {

    /** Deals by the columns of {@code readside.deals}, each in the version that was in force. Creation is walked by its index. */
    private static final String THEN = """
            (select deal.tenant_id, deal.deal_id, deal.created_at, version.pipeline_id, version.stage_id, version.title,
                version.value, version.assigned_to, version.contact_id, version.contact_name, version.contact_email,
                version.external_id, version.deleted, version.stage_entered_at, version.updated_at,
                coalesce(version.expected_close_date - date '1970-01-01', 2147483647) expected_close_sort,
                (select meant.outcome from unnest(:stages::uuid[], :outcomes::text[]) meant (stage, outcome)
                    where meant.stage = version.stage_id) outcome
            from readside.deals deal cross join lateral (
                select * from readside.deal_versions
                where tenant_id = deal.tenant_id and deal_id = deal.deal_id
                    and valid_from < :end and known_from <= :known_to and known_to > :known_to
                order by valid_from desc, known_from desc limit 1) version
            where deal.created_at < :end) then_there""";

    private final JdbcClient database;
    private final EventLog log;
    private final DealReplay replay;
    private final FewAtOnce lookers = new FewAtOnce(2, Duration.ofSeconds(1));

    PastDeals(JdbcClient database, EventLog log, DealReplay replay) {
        this.database = database;
        this.log = log;
        this.replay = replay;
    }

    /** One deal with what had been done for it; empty where there was none, or it was deleted. */
    public Optional<DealThen> find(TenantId tenant, DealId deal, Moment moment) {
        return Optional.ofNullable(replay.at(tenant, List.of(deal), moment).get(deal))
                .filter(PastDeals::isLive);
    }

    /** One deal after so many of its events; empty where it has fewer, or was deleted then. */
    public Optional<DealThen> find(TenantId tenant, DealId deal, long version) {
        return replay.version(tenant, deal, version).filter(PastDeals::isLive);
    }

    /** Whether a pipeline was there. */
    public boolean hasPipeline(TenantId tenant, PipelineId pipeline, Moment moment) {
        return StageBook.at(moment, tenant, log.stream(pipeline.toString(), 0))
                .pipeline(pipeline)
                .filter(there -> !there.deleted() && there.createdAt().isBefore(moment.end()))
                .isPresent();
    }

    /** A cursor that points at a deal, which may be on no page of the list at all. */
    public Optional<Cursor> at(TenantId tenant, DealId deal, DealSort sort, Moment moment) {
        return find(tenant, deal, moment).map(found -> sort.at(found.deal()));
    }

    /** The first deals in an order, or those behind a cursor. */
    public Slice<DealInStage> after(
            TenantId tenant, DealFilter filter, DealSort sort, Moment moment, @Nullable Cursor cursor, int limit) {
        return DealSlices.forward(few(tenant, filter, sort, moment, cursor, limit + 1), sort, limit);
    }

    /** The deals before a cursor, in the list's order. */
    public Slice<DealInStage> before(
            TenantId tenant, DealFilter filter, DealSort sort, Moment moment, Cursor cursor, int limit) {
        var found = few(tenant, filter, sort.reversed(), moment, cursor, limit + 1);
        return DealSlices.backward(found, sort, limit);
    }

    /** By creation there is an index; all else means to look at every deal. */
    private List<DealInStage> few(
            TenantId tenant, DealFilter filter, DealSort sort, Moment moment, @Nullable Cursor cursor, int limit) {
        return filter.equals(DealFilter.ALL) && sort.column().equals(DealSort.OLDEST.column())
                ? found(tenant, filter, sort, moment, cursor, limit)
                : lookers.of(() -> found(tenant, filter, sort, moment, cursor, limit));
    }

    private List<DealInStage> found(
            TenantId tenant, DealFilter filter, DealSort sort, Moment moment, @Nullable Cursor cursor, int limit) {
        var stages = filter.rotting() == null && filter.status() == null
                ? Map.<StageId, StageState>of()
                : stages(tenant, moment);
        var wanted = new Wanted(tenant, filter, rottenSince(stages, moment));
        if (cursor != null) wanted.behind(cursor, sort);
        var direction = sort.descending() ? " desc" : "";
        var ids = database.sql("select deal_id from " + THEN + " where " + wanted.condition() + " order by "
                        + sort.column() + direction + ", deal_id" + direction + " limit :limit")
                .params(wanted.parameters())
                .param("end", moment.end().atOffset(ZoneOffset.UTC))
                .param("known_to", moment.knownTo() == Long.MAX_VALUE ? Long.MAX_VALUE - 1 : moment.knownTo())
                .param("stages", stages.keySet().stream().map(StageId::value).toArray(UUID[]::new))
                .param("outcomes", outcomes(stages))
                .param("limit", limit)
                .query((row, number) -> new DealId(Sql.uuid(row, "deal_id")))
                .list();
        var then = replay.at(tenant, ids, moment);
        return ids.stream()
                .map(then::get)
                .filter(Objects::nonNull)
                .map(deal -> new DealInStage(deal.deal(), deal.stage().stage()))
                .toList();
    }

    private Map<StageId, StageState> stages(TenantId tenant, Moment moment) {
        var pipelines = database.sql("select pipeline_id from readside.pipelines where tenant_id = ?")
                .param(tenant.value())
                .query((row, number) -> Sql.uuid(row, "pipeline_id").toString())
                .list();
        return StageBook.at(moment, tenant, log.streams(pipelines)).stages().stream()
                .collect(Collectors.toMap(StageState::id, stage -> stage));
    }

    private static Map<StageId, Instant> rottenSince(Map<StageId, StageState> stages, Moment moment) {
        return stages.values().stream()
                .filter(stage -> stage.rottingDays() > 0 && !stage.outcome().isClosed())
                .collect(Collectors.toMap(
                        StageState::id, stage -> moment.asOf().minus(Duration.ofDays(stage.rottingDays()))));
    }

    private static String[] outcomes(Map<StageId, StageState> stages) {
        return stages.values().stream().map(stage -> Sql.word(stage.outcome())).toArray(String[]::new);
    }

    private static boolean isLive(DealThen then) {
        return !then.deal().deleted();
    }
}
