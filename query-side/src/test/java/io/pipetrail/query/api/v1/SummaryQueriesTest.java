package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Probability;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummaryQueriesTest extends QueryApi {

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithDealsInTwoCurrencies() {
        store = openStore();
        sales = new Sales(store.id());
        happened(sales.pipelineEvents());
        happened(
                sales.deal(sales.lead, "a", "1000.01", "USD"),
                sales.deal(sales.talks, "b", "2000", "USD"),
                sales.deal(sales.talks, "c", "500", "EUR"));
        happenedAt("2026-02-15T12:00:00Z", sales.deal(sales.won, "d", "4000", "USD"));
    }

    @Test
    void theTotalsAreTheSumsOverTheStagesShown() {
        var summary =
                get(store, "/pipeline-summary?pipeline_id=pl_" + sales.pipeline).json();

        assertThat(summary.get("total_deals").asInt()).isEqualTo(4);
        assertThat(summary.get("total_value").decimalValue()).isEqualByComparingTo("7000.01");
        assertThat(summary.get("total_weighted_value").decimalValue()).isEqualByComparingTo("5100");
        assertThat(summary.get("currency").asString()).isEqualTo("usd");
        assertThat(summary.get("stages").size()).isEqualTo(4);
        assertThat(summary.get("stages").get(1).get("totals_by_currency").size())
                .isEqualTo(2);
        assertThat(summary.get("open").get("deal_count").asInt()).isEqualTo(3);
        assertThat(summary.get("won").get("total_value").decimalValue()).isEqualByComparingTo("4000");
        assertThat(summary.get("position").asLong()).isPositive();
    }

    @Test
    void theScalarsAreInTheCurrencyAskedFor() {
        var summary = get(store, "/pipeline-summary?currency=eur").json();

        assertThat(summary.get("total_value").decimalValue()).isEqualByComparingTo("500");
        assertThat(summary.get("total_weighted_value").decimalValue()).isEqualByComparingTo("250");
    }

    @Test
    void openScopeLeavesTheTerminalStagesOut() {
        var summary = get(store, "/pipeline-summary?scope=open").json();

        assertThat(summary.get("stages").size()).isEqualTo(2);
        assertThat(summary.get("total_value").decimalValue()).isEqualByComparingTo("3000.01");
    }

    @Test
    void aPeriodCountsClosedDealsByTheDayTheyClosed() {
        assertThat(get(store, "/pipeline-summary?period=2026-Q1")
                        .json()
                        .get("total_deals")
                        .asInt())
                .isEqualTo(1);
        assertThat(get(store, "/pipeline-summary?period=2026-03")
                        .json()
                        .get("total_deals")
                        .asInt())
                .isZero();
    }

    @Test
    void aChangedProbabilityOfAStageChangesTheWeightedValueOfItsDeals() {
        happened(new StageProbabilityChanged(store.id(), sales.pipeline, sales.talks, Probability.of("0.25")));

        var summary = get(store, "/pipeline-summary?currency=usd").json();

        assertThat(summary.get("total_weighted_value").decimalValue()).isEqualByComparingTo("4600");
    }

    @Test
    void whatCannotBeAnsweredIsRefusedByName() {
        for (var query :
                new String[] {"period=2026-13", "as_of=2026-01-01", "scope=some", "currency=xx", "pipeline_id=1"}) {
            var answer = get(store, "/pipeline-summary?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().get("error").get("param").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void aCurrencyThatIsNoneIsRefusedAsACurrency() {
        var answer = get(store, "/pipeline-summary?currency=zzz");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).isEqualTo("must be an ISO 4217 currency code");
    }

    @Test
    void theForecastHasWonDealsAndUndatedOnesApart() {
        var forecast = get(store, "/forecast?interval=quarter&from=2026-01-01&to=2026-06-30")
                .json();

        assertThat(forecast.get("periods").size()).isEqualTo(2);
        assertThat(forecast.get("periods").get(0).get("won_value").decimalValue())
                .isEqualByComparingTo("4000");
        assertThat(forecast.get("undated").get("deal_count").asInt()).isEqualTo(3);
        assertThat(forecast.get("undated").get("total_value").decimalValue()).isEqualByComparingTo("3000.01");
        assertThat(forecast.get("overdue").get("deal_count").asInt()).isZero();
    }
}
