package io.pipetrail.query.analytics;

import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.reading.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where deals go from a stage. */
@Component
public class Conversions {

    /**
     * What became of the deals that first came into a stage in a span: each is in exactly one of the four.
     *
     * @param advanced have since been in an open stage further on in the same pipeline, or in a won one of any
     * @param lost have not, and are lost now
     * @param deleted have not, and are deleted
     * @param undecided have not, and are neither: they may yet
     */
    public record Cohort(StageId stageId, long entered, long advanced, long lost, long deleted, long undecided) {

        public static Cohort none(StageId stage) {
            return new Cohort(stage, 0, 0, 0, 0, 0);
        }
    }

    /**
     * Moves from one stage to another, by the names that the stages had at the last of them.
     *
     * @param deals how many different ones made them
     * @param medianSeconds spent in the stage left
     */
    public record Transition(
            StageId from,
            String fromName,
            StageId to,
            String toName,
            long moves,
            long deals,
            boolean backward,
            long medianSeconds) {}

    private static final String COHORTS = """
            with arrivals as (
                select m.deal_id, m.to_stage_id stage_id, m.occurred_at, s.place,
                    row_number() over (partition by m.deal_id, m.to_stage_id order by m.position) nth,
                    max(s.place) filter (where s.outcome = 'open') over later furthest,
                    coalesce(bool_or(s.outcome = 'won') over anywhere, false) won
                from readside.movements m join readside.stages s on s.tenant_id = m.tenant_id and s.stage_id = m.to_stage_id
                where m.tenant_id = :tenant
                window later as (partition by m.deal_id, s.pipeline_id order by m.position
                        rows between 1 following and unbounded following),
                    anywhere as (partition by m.deal_id order by m.position
                        rows between 1 following and unbounded following)),
            fates as (
                select a.stage_id, a.won or coalesce(a.furthest > a.place, false) advanced, d.deleted, d.outcome = 'lost' lost
                from arrivals a join readside.deals d on d.tenant_id = :tenant and d.deal_id = a.deal_id
                where a.nth = 1 and a.occurred_at >= :from and a.occurred_at < :until)
            select stage_id, count(*) entered, count(*) filter (where advanced) advanced,
                count(*) filter (where not advanced and deleted) deleted,
                count(*) filter (where not advanced and not deleted and lost) lost,
                count(*) filter (where not advanced and not deleted and not lost) undecided
            from fates group by stage_id""";

    private static final String TRANSITIONS = """
            select m.from_stage_id, m.to_stage_id, count(*) moves, count(distinct m.deal_id) deals,
                (array_agg(m.from_stage order by m.position desc))[1] from_name,
                (array_agg(m.to_stage order by m.position desc))[1] to_name,
                percentile_cont(0.5) within group (order by m.seconds_in_stage) median,
                coalesce(bool_and(t.pipeline_id = f.pipeline_id and t.place < f.place), false) backward
            from readside.movements m
            left join readside.stages f on f.tenant_id = m.tenant_id and f.stage_id = m.from_stage_id
            left join readside.stages t on t.tenant_id = m.tenant_id and t.stage_id = m.to_stage_id
            where m.tenant_id = :tenant and m.from_stage_id is not null and m.occurred_at >= :from and m.occurred_at < :until
            group by m.from_stage_id, m.to_stage_id
            order by moves desc, m.from_stage_id, m.to_stage_id""";

    private final JdbcClient database;

    Conversions(JdbcClient database) {
        this.database = database;
    }

    /** By the stage, of the deals that first came into it in the span. */
    public Map<StageId, Cohort> cohorts(TenantId tenant, Span entered) {
        return Spanned.sql(database, COHORTS, tenant, entered)
                .query((row, number) -> new Cohort(
                        new StageId(uuid(row, "stage_id")),
                        row.getLong("entered"),
                        row.getLong("advanced"),
                        row.getLong("lost"),
                        row.getLong("deleted"),
                        row.getLong("undecided")))
                .list()
                .stream()
                .collect(Collectors.toMap(Cohort::stageId, Function.identity()));
    }

    /** All moves of the span added up, the most frequent first. */
    public List<Transition> transitions(TenantId tenant, Span moved) {
        return Spanned.sql(database, TRANSITIONS, tenant, moved)
                .query((row, number) -> new Transition(
                        new StageId(uuid(row, "from_stage_id")),
                        text(row, "from_name"),
                        new StageId(uuid(row, "to_stage_id")),
                        text(row, "to_name"),
                        row.getLong("moves"),
                        row.getLong("deals"),
                        row.getBoolean("backward"),
                        Math.round(row.getDouble("median"))))
                .list();
    }
}
