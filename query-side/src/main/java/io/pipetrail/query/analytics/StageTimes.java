package io.pipetrail.query.analytics;

import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.reading.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long deals are in a stage. Of the stays that began in a span some have ended and some go on. What has ended is known,
 * but tells of the quick ones only; so the typical time is estimated over all of them, by the product-limit method, in which
 * a stay that goes on counts as longer than it is old (E. L. Kaplan, P. Meier: Nonparametric Estimation from Incomplete
 * Observations, 1958).
 */
@Component
public class StageTimes {

    /** Seconds; null where there are none, or where too few stays have ended yet to tell. */
    public record Quantiles(@Nullable Long median, @Nullable Long p90) {

        public static final Quantiles NONE = new Quantiles(null, null);
    }

    /**
     * The stays in one stage.
     *
     * @param deals how many different ones came
     * @param reentries times that a deal came which had been there before
     * @param ended stays that a move ended, and how long they took
     * @param backward of these the moves to a stage before it in the same pipeline
     * @param going deals that are there now, and their ages
     * @param rotting of these, those that have been there for longer than the stage allows
     * @param typical estimated over all stays
     */
    public record Stays(
            StageId stageId,
            long entries,
            long deals,
            long reentries,
            long ended,
            Quantiles endedAfter,
            long backward,
            long going,
            Quantiles age,
            long rotting,
            Quantiles typical) {

        /** A stage that nobody has been in. */
        public static Stays none(StageId stage) {
            return new Stays(stage, 0, 0, 0, 0, Quantiles.NONE, 0, 0, Quantiles.NONE, 0, Quantiles.NONE);
        }
    }

    /** A movement says how long the deal was in the stage it left; the last stay of a deal is in its row. */
    private static final String SQL = """
            with arrivals as (
                select to_stage_id stage_id, deal_id, occurred_at,
                    row_number() over (partition by deal_id, to_stage_id order by position) nth
                from readside.movements where tenant_id = :tenant),
            entered as (
                select stage_id, count(*) entries, count(distinct deal_id) deals, count(*) filter (where nth > 1) reentries
                from arrivals where occurred_at >= :from and occurred_at < :until group by stage_id),
            stays as (
                select m.from_stage_id stage_id, m.seconds_in_stage seconds, true ended,
                    coalesce(t.pipeline_id = f.pipeline_id and t.place < f.place, false) backward, false rotting
                from readside.movements m
                left join readside.stages f on f.tenant_id = m.tenant_id and f.stage_id = m.from_stage_id
                left join readside.stages t on t.tenant_id = m.tenant_id and t.stage_id = m.to_stage_id
                where m.tenant_id = :tenant and m.from_stage_id is not null
                    and m.occurred_at - make_interval(secs => m.seconds_in_stage) >= :from
                    and m.occurred_at - make_interval(secs => m.seconds_in_stage) < :until
                union all
                select d.stage_id, greatest(0, extract(epoch from :now - d.stage_entered_at))::bigint, false, false,
                    coalesce(s.outcome = 'open' and s.rotting_days > 0
                        and d.stage_entered_at <= :now - make_interval(days => s.rotting_days), false)
                from readside.deals d left join readside.stages s using (tenant_id, stage_id)
                where d.tenant_id = :tenant and not d.deleted
                    and d.stage_entered_at >= :from and d.stage_entered_at < :until),
            counted as (
                select stage_id, count(*) filter (where ended) ended, count(*) filter (where backward) backward,
                    percentile_cont(array[0.5, 0.9]) within group (order by seconds) filter (where ended) ended_after,
                    count(*) filter (where not ended) going, count(*) filter (where rotting) rotting,
                    percentile_cont(array[0.5, 0.9]) within group (order by seconds) filter (where not ended) age
                from stays group by stage_id),
            steps as (
                select stage_id, seconds, count(*) filter (where ended) ended,
                    sum(count(*)) over (partition by stage_id order by seconds desc) at_risk
                from stays group by stage_id, seconds),
            survival as (
                select stage_id, seconds, sum(case when ended < at_risk then ln(1 - ended::float8 / at_risk::float8) else -1000 end)
                    over (partition by stage_id order by seconds) log_share
                from steps),
            typical as (
                select stage_id, min(seconds) filter (where log_share <= ln(0.5::float8) + 1e-9) median,
                    min(seconds) filter (where log_share <= ln(0.1::float8) + 1e-9) p90
                from survival group by stage_id)
            select * from entered full join counted using (stage_id) full join typical using (stage_id)""";

    private final JdbcClient database;

    StageTimes(JdbcClient database) {
        this.database = database;
    }

    /** The stays that began in the span, as of now. */
    public Map<StageId, Stays> of(TenantId tenant, Span began, Instant now) {
        return Spanned.sql(database, SQL, tenant, began)
                .param("now", Spanned.time(now))
                .query((row, number) -> stays(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Stays::stageId, Function.identity()));
    }

    private static Stays stays(ResultSet row) throws SQLException {
        return new Stays(
                new StageId(uuid(row, "stage_id")),
                row.getLong("entries"),
                row.getLong("deals"),
                row.getLong("reentries"),
                row.getLong("ended"),
                quantiles(row, "ended_after"),
                row.getLong("backward"),
                row.getLong("going"),
                quantiles(row, "age"),
                row.getLong("rotting"),
                new Quantiles(row.getObject("median", Long.class), row.getObject("p90", Long.class)));
    }

    private static Quantiles quantiles(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        if (array == null) return Quantiles.NONE;
        var seconds = (Double[]) array.getArray();
        return new Quantiles(Math.round(seconds[0]), Math.round(seconds[1]));
    }
}
