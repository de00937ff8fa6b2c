package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is in the stages, as {@link SummaryProjection} left it: in SQL, for every page of pipelines and each summary asks. */
@Component
public class Totals {

    /** Totals by stage, and the log position that they stand at. */
    public record At(long position, Map<StageId, StageTotals> byStage) {

        public StageTotals of(StageId stage) {
            return byStage.getOrDefault(stage, StageTotals.NONE);
        }
    }

    private static final String POSITION = "select (select position from readside.tokens where processor = '"
            + Projection.PROCESSOR + "'), totals.* from (values (1)) one left join (";

    private static final String ALL_TIME = POSITION + """
            select stage_id, currency, deal_count, value_minor, weighted_minor from readside.summary_stages
            where tenant_id = :tenant and stage_id = any(:stages) and deal_count > 0
            ) totals on true order by currency""";

    private static final String PERIOD = POSITION + """
            select stage_id, currency, sum(deal_count) deal_count, sum(value_minor), sum(weighted_minor)
            from readside.summary_days
            where tenant_id = :tenant and stage_id = any(:stages) and day between :from and :to
            group by stage_id, currency having sum(deal_count) > 0
            ) totals on true order by currency""";

    private final JdbcClient database;

    Totals(JdbcClient database) {
        this.database = database;
    }

    /** The live deals of these stages whose day is in the period. */
    public At of(TenantId tenant, Collection<StageId> stages, Period period) {
        var query = database.sql(period.from() == null ? ALL_TIME : PERIOD)
                .param("tenant", tenant.value())
                .param("stages", stages.stream().map(StageId::value).toArray(UUID[]::new));
        if (period.from() != null) query = query.param("from", period.from()).param("to", period.to());
        var rows = new Rows();
        query.query(rows);
        return new At(rows.position, rows.byStage);
    }

    private static final class Rows implements RowCallbackHandler {

        private long position;
        private final Map<StageId, StageTotals> byStage = new HashMap<>();

        @Override
        public void processRow(ResultSet row) throws SQLException {
            position = row.getLong(1);
            var stage = row.getObject("stage_id", UUID.class);
            if (stage == null) return;
            var totals = new CurrencyTotals(
                    Currency.getInstance(row.getString("currency")),
                    row.getLong("deal_count"),
                    row.getBigDecimal(5).toBigIntegerExact(),
                    row.getBigDecimal(6).toBigIntegerExact());
            byStage.merge(new StageId(stage), new StageTotals(totals.dealCount(), List.of(totals)), StageTotals::plus);
        }
    }
}
