package io.pipetrail.query.analytics;

import static io.pipetrail.query.projection.Sql.text;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.reading.Span;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What it takes to tell how fast deals earn. */
@Component
public class Velocities {

    /**
     * The deals in one currency, in a span.
     *
     * @param opportunities that were open at some time in it
     * @param won that were won in it, for how much in minor units
     * @param cycleSeconds from the creation of those to their closing, on average
     */
    public record Velocity(
            Currency currency,
            long opportunities,
            long won,
            long lost,
            BigInteger wonMinor,
            @Nullable Double cycleSeconds,
            @Nullable Double medianCycleSeconds) {}

    private static final String SQL = """
            with seen as (
                select currency, value_minor, outcome, closed_at, extract(epoch from closed_at - created_at) cycle,
                    closed_at >= :from and closed_at < :until closed_then
                from readside.deals
                where tenant_id = :tenant and not deleted and created_at < :until and coalesce(closed_at >= :from, true)
                    and (:any or pipeline_id = :pipeline))
            select currency, count(*) opportunities,
                count(*) filter (where closed_then and outcome = 'won') won,
                count(*) filter (where closed_then and outcome = 'lost') lost,
                coalesce(sum(value_minor) filter (where closed_then and outcome = 'won'), 0) won_minor,
                avg(cycle) filter (where closed_then and outcome = 'won') cycle,
                percentile_cont(0.5) within group (order by cycle) filter (where closed_then and outcome = 'won') median_cycle
            from seen group by currency order by currency""";

    private final JdbcClient database;

    Velocities(JdbcClient database) {
        this.database = database;
    }

    /** By currency; of one pipeline, or of all. */
    public List<Velocity> of(TenantId tenant, Span span, @Nullable PipelineId pipeline) {
        return Spanned.sql(database, SQL, tenant, span)
                .param("any", pipeline == null)
                .param("pipeline", pipeline == null ? tenant.value() : pipeline.value())
                .query((row, number) -> velocity(row))
                .list();
    }

    private static Velocity velocity(ResultSet row) throws SQLException {
        return new Velocity(
                Currency.getInstance(text(row, "currency")),
                row.getLong("opportunities"),
                row.getLong("won"),
                row.getLong("lost"),
                row.getBigDecimal("won_minor").toBigInteger(),
                doubleOrNull(row, "cycle"),
                doubleOrNull(row, "median_cycle"));
    }

    private static @Nullable Double doubleOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
