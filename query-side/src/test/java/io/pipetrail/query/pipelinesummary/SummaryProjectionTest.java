package io.pipetrail.query.pipelinesummary;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.EffectiveProbability;
import io.pipetrail.events.Money;
import io.pipetrail.events.Probability;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.projection.Histories;
import io.pipetrail.query.projection.ReadSideSchema;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryProjectionTest {

    private static ReadSideSchema schema;

    @BeforeAll
    static void migrate() {
        schema = new ReadSideSchema();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,7", "3,50", "4,500", "5,1000"})
    void howeverTheLogIsCutIntoBatchesTheTotalsAreThoseOfTheDeals(long seed, int batch) throws SQLException {
        var history = new Histories(seed, 600);

        schema.project(new SummaryProjection(), history.events(), batch, new Random(seed));

        assertThat(stored(history, "summary_days", "stage_id || ' ' || currency || ' ' || day"))
                .isEqualTo(expected(history, true));
        assertThat(stored(history, "summary_stages", "stage_id || ' ' || currency"))
                .isEqualTo(expected(history, false));
    }

    @Test
    void theDatabaseRoundsHalvesToTheEvenNeighbourAsMoneyDoes() throws SQLException {
        var random = new Random(42);
        var usd = Currency.getInstance("USD");
        try (var connection = schema.connection();
                var statement =
                        connection.prepareStatement("select readside.round_half_even(?::bigint * ?::numeric)")) {
            for (int i = 0; i < 3_000; i++) {
                // Every third is an exact half.
                long minor = i % 3 == 0 ? random.nextInt(1_000_000) * 2L + 1 : random.nextLong(1L << 50);
                if (i % 2 == 0) minor = -minor;
                var probability = i % 3 == 0
                        ? Probability.of("0.5")
                        : new Probability(BigDecimal.valueOf(random.nextInt(10_001), 4));
                statement.setLong(1, minor);
                statement.setBigDecimal(2, probability.value());
                try (var row = statement.executeQuery()) {
                    row.next();
                    assertThat(row.getBigDecimal(1).longValueExact())
                            .isEqualTo(new Money(minor, usd).times(probability).minor());
                }
            }
        }
    }

    private static Map<String, String> stored(Histories history, String table, String key) throws SQLException {
        var found = new TreeMap<String, String>();
        var sql = "select %s, deal_count || ' ' || value_minor || ' ' || weighted_minor from readside.%s"
                        .formatted(key, table)
                + " where tenant_id = ? and deal_count > 0";
        try (var connection = schema.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, history.tenant.value());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private static Map<String, String> expected(Histories history, boolean byDay) {
        var totals = new TreeMap<String, long[]>();
        for (var deal : history.deals.values()) {
            if (deal.deleted()) continue;
            var stage = history.stages.get(deal.stageId());
            var chance = EffectiveProbability.of(stage.outcome(), deal.probability(), stage.probability());
            var key = deal.stageId() + " " + deal.value().currency() + (byDay ? " " + day(deal) : "");
            var sums = totals.computeIfAbsent(key, none -> new long[3]);
            sums[0]++;
            sums[1] += deal.value().minor();
            sums[2] += deal.value().times(chance.value()).minor();
        }
        var printed = new TreeMap<String, String>();
        totals.forEach((key, sums) -> printed.put(key, sums[0] + " " + sums[1] + " " + sums[2]));
        return printed;
    }

    private static Object day(DealState deal) {
        var closed = deal.closedAt();
        return closed == null
                ? Objects.requireNonNullElse((Object) deal.expectedCloseDate(), "infinity")
                : LocalDate.ofInstant(closed, ZoneOffset.UTC);
    }
}
