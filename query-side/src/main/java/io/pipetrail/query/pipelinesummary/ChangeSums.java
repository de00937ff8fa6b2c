package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelinesummary.Pieces.Piece;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.query.reading.Span;
import io.pipetrail.web.readside.CurrencyTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Adds up the changes of spans of time, all by one statement: of whole years, months, days and hours what was added up when
 * these were over, and the changes themselves only of what is less than an hour. So it costs the same whatever their number.
 */
@Component
class ChangeSums {

    /** What the changes of a span add up to; the key is their part or their month, where these are told apart. */
    record Sum(String span, String key, StageId stage, CurrencyTotals totals) {}

    /** Sums that are not nothing, the log position that they stand at, and the stamp that the pipelines had then. */
    record At(long position, long stamp, List<Sum> sums) {}

    /** By how much the clocks of those who write the log may differ. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final JdbcClient database;

    ChangeSums(JdbcClient database) {
        this.database = database;
    }

    /** The sums of spans by their names, as far as the moment's log goes. */
    At of(TenantId tenant, Moment moment, ChangeSql sql, Map<String, Span> spans) {
        var pieces = new Pieces(closed(tenant));
        spans.forEach((name, span) -> pieces.add(name, cut(span.from(), moment), cut(span.before(), moment)));
        var then = moment.knownAt();
        var query = database.sql(then == null ? sql.known : sql.knownThen).param("tenant", tenant.value());
        query = pieces(query, pieces);
        if (then != null) query = unknown(query, pieces, moment.knownTo(), then);
        var rows = new Rows();
        query.query(rows);
        return new At(Math.min(rows.position, moment.knownTo()), rows.stamp, rows.sums);
    }

    /** Up to when changes were added up; by now it may be later, but what was added up stays so. */
    private Instant closed(TenantId tenant) {
        return database.sql("select until from readside.summary_closed where tenant_id = ?")
                .param(tenant.value())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Pieces.EVER);
    }

    /** Nothing is known of the time after what is known, and before everything there is nothing. */
    private static Instant cut(@Nullable Instant instant, Moment moment) {
        if (instant == null) return Pieces.EVER;
        var then = moment.knownAt();
        return then == null || instant.isBefore(then.plus(SKEW)) ? instant : then.plus(SKEW);
    }

    private static StatementSpec pieces(StatementSpec query, Pieces pieces) {
        return query.param("labels", Pieces.column(pieces.buckets(), Piece::label))
                .param("grains", Pieces.column(pieces.buckets(), Piece::grainName))
                .param("froms", Pieces.column(pieces.buckets(), Piece::from))
                .param("befores", Pieces.column(pieces.buckets(), Piece::before))
                .param("endLabels", Pieces.column(pieces.ends(), Piece::label))
                .param("endFroms", Pieces.column(pieces.ends(), Piece::from))
                .param("endBefores", Pieces.column(pieces.ends(), Piece::before));
    }

    private static StatementSpec unknown(StatementSpec query, Pieces pieces, long knownTo, Instant then) {
        return query.param("knownTo", knownTo)
                .param("doubtFrom", then.minus(SKEW).toString())
                .param("doubtBefore", then.plus(SKEW).toString())
                .param("spanLabels", Pieces.column(pieces.spans(), Piece::label))
                .param("spanFroms", Pieces.column(pieces.spans(), Piece::from))
                .param("spanBefores", Pieces.column(pieces.spans(), Piece::before));
    }

    private static final class Rows implements RowCallbackHandler {

        private long position;
        private long stamp;
        private final List<Sum> sums = new ArrayList<>();

        @Override
        public void processRow(ResultSet row) throws SQLException {
            position = row.getLong(1);
            stamp = row.getLong(2);
            var span = row.getString(3);
            if (span == null) return;
            var totals = new CurrencyTotals(
                    Currency.getInstance(row.getString(6)),
                    row.getLong(7),
                    row.getBigDecimal(8).toBigIntegerExact(),
                    row.getBigDecimal(9).toBigIntegerExact());
            sums.add(new Sum(span, row.getString(4), new StageId(row.getObject(5, UUID.class)), totals));
        }
    }
}
