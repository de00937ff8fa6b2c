package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Totals by stage, the log position that they stand at, and the stamp that the pipelines had then. */
    public record At(long position, long stamp, Map<StageId, StageTotals> byStage) {

        public StageTotals of(StageId stage) {
            return byStage.getOrDefault(stage, StageTotals.NONE);
        }
    }

    private static final String MOMENT = "select (select position from readside.tokens where processor = '"
            + Projection.PROCESSOR + "'), " + Catalog.STAMP + ", totals.* from (values (1)) one left join (";

    private static final String ALL_TIME = MOMENT + """
            select stage_id, currency, deal_count, value_minor, weighted_minor from readside.summary_stages
            where tenant_id = :tenant and deal_count > 0
            ) totals on true order by currency""";

    private static final String PERIOD = MOMENT + """
            select stage_id, currency, sum(deal_count) deal_count, sum(value_minor), sum(weighted_minor)
            from readside.summary_days
            where tenant_id = :tenant and day between :from and :to
            group by stage_id, currency having sum(deal_count) > 0
            ) totals on true order by currency""";

    private final JdbcClient database;

    Totals(JdbcClient database) {
        this.database = database;
    }

    /** The live deals of a tenant whose day is in the period; stages that have none are missing. */
    public At of(TenantId tenant, Period period) {
        var query = database.sql(period.from() == null ? ALL_TIME : PERIOD).param("tenant", tenant.value());
        if (period.from() != null) query = query.param("from", period.from()).param("to", period.to());
        var rows = new Rows();
        query.query(rows);
        return new At(rows.position, rows.stamp, rows.byStage);
    }

    private static final class Rows implements RowCallbackHandler {

        private long position;
        private long stamp;
        private final Map<StageId, StageTotals> byStage = new HashMap<>();

        @Override
        public void processRow(ResultSet row) throws SQLException {
            position = row.getLong(1);
            stamp = row.getLong(2);
            var stage = row.getObject(3, UUID.class);
            if (stage == null) return;
            var totals = new CurrencyTotals(
                    Currency.getInstance(row.getString(4)),
                    row.getLong(5),
                    row.getBigDecimal(6).toBigIntegerExact(),
                    row.getBigDecimal(7).toBigIntegerExact());
            byStage.merge(new StageId(stage), new StageTotals(totals.dealCount(), List.of(totals)), StageTotals::plus);
        }
    }
}
