package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.reading.Together;
import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** What is in the stages, as {@link SummaryProjection} left it: in SQL, for every page of pipelines and each summary asks. */
@Component
public class Totals {

    /** Totals by stage, the log position that they stand at, and the stamp that the pipelines had then. */
    public record At(long position, long stamp, Map<StageId, StageTotals> byStage) {

        public StageTotals of(StageId stage) {
            return byStage.getOrDefault(stage, StageTotals.NONE);
        }

        private static At none(ResultSet row) throws SQLException {
            return new At(row.getLong("position"), row.getLong("stamp"), new HashMap<>());
        }

        private void add(ResultSet row) throws SQLException {
            var stage = Sql.uuidOrNull(row, "stage_id");
            if (stage == null) return;
            var totals = new CurrencyTotals(
                    Currency.getInstance(Sql.text(row, "currency")),
                    row.getLong("deal_count"),
                    row.getBigDecimal("value_minor").toBigIntegerExact(),
                    row.getBigDecimal("weighted_minor").toBigIntegerExact());
            byStage.merge(new StageId(stage), new StageTotals(totals.dealCount(), List.of(totals)), StageTotals::plus);
        }
    }

    /** Whose totals, of which days. */
    private record Asked(
            TenantId tenant,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    private static final String MOMENT = """
            select wanted.*, coalesce(pipelines.stamp, 0) stamp, totals.*,
                (select position from readside.tokens where processor = '%s') as position
            from unnest(?::uuid[], ?::date[], ?::date[]) wanted (tenant_id, first, last)
            left join readside.pipeline_stamps pipelines on pipelines.tenant_id = wanted.tenant_id
            left join lateral (
            """.formatted(Projection.PROCESSOR);

    private static final String ALL_TIME = MOMENT + """
            select stage_id, currency, deal_count, value_minor, weighted_minor from readside.summary_stages
            where tenant_id = wanted.tenant_id and deal_count > 0
            ) totals on true order by currency""";

    private static final String PERIOD = MOMENT + """
            select stage_id, currency, sum(deal_count) deal_count, sum(value_minor) value_minor, sum(weighted_minor) weighted_minor
            from readside.summary_days
            where tenant_id = wanted.tenant_id and day between wanted.first and wanted.last
            group by stage_id, currency having sum(deal_count) > 0
            ) totals on true order by currency""";

    /** A period's totals are added up day by day: more of them would keep all waiting for long. */
    private static final int PERIODS_AT_ONCE = 8;

    private static final int AT_ONCE = 32;

    private final JdbcTemplate database;
    private final Together<Asked, At> allTime = new Together<>(AT_ONCE, asked -> read(ALL_TIME, asked));
    private final Together<Asked, At> periods = new Together<>(PERIODS_AT_ONCE, asked -> read(PERIOD, asked));

    Totals(JdbcTemplate database) {
        this.database = database;
    }

    /** The live deals of a tenant whose day is in the period; stages that have none are missing. */
    public At of(TenantId tenant, Period period) {
        var together = period.from() == null ? allTime : periods;
        return together.find(new Asked(tenant, period.from(), period.to())).orElseThrow();
    }

    private Map<Asked, At> read(String sql, Collection<Asked> all) {
        var found = new HashMap<Asked, At>();
        RowCallbackHandler reading = row -> {
            var asked = new Asked(
                    new TenantId(Sql.uuid(row, "tenant_id")),
                    Sql.dateOrNull(row, "first"),
                    Sql.dateOrNull(row, "last"));
            if (!found.containsKey(asked)) found.put(asked, At.none(row));
            found.get(asked).add(row);
        };
        database.query(
                connection -> {
                    var statement = connection.prepareStatement(sql);
                    statement.setArray(
                            1,
                            Sql.uuids(
                                    connection,
                                    all.stream()
                                            .map(asked -> asked.tenant().value())
                                            .toList()));
                    statement.setArray(
                            2,
                            connection.createArrayOf(
                                    "date", all.stream().map(Asked::from).toArray()));
                    statement.setArray(
                            3,
                            connection.createArrayOf(
                                    "date", all.stream().map(Asked::to).toArray()));
                    return statement;
                },
                reading);
        return found;
    }
}
