package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StagesReordered;
import io.pipetrail.events.tenant.PipelinesReordered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PastSummariesTest extends QueryApi {

    private static final String LAST_MONTH = "2021-04-30";

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreSinceTheNewYear() {
        store = openStore();
        sales = new Sales(store.id());
        happenedAt("2021-01-01T00:00:00Z", sales.pipelineEvents());
    }

    /** Seen red with what was recorded later left in. */
    @Test
    void aCorrectionOfTodayChangesLastMonthButNotWhatWasKnownOfIt() {
        var deal = sales.deal(sales.talks, "a", "1000", "USD");
        happenedAt("2021-04-10T09:00:00Z", deal);
        var known = meanwhile();
        happenedAt("2021-04-20T09:00:00Z", new DealValueChanged(store.id(), deal.dealId(), usd("1200.50")));

        assertThat(value("as_of=" + LAST_MONTH)).isEqualByComparingTo("1200.50");
        assertThat(value("as_of=" + LAST_MONTH + "&known_at=" + known)).isEqualByComparingTo("1000");
        assertThat(value("known_at=" + known)).isEqualByComparingTo("1000");
        assertThat(value("as_of=2021-04-19")).isEqualByComparingTo("1000");
        assertThat(value("as_of=2021-04-09")).isZero();
        assertThat(value("")).isEqualByComparingTo("1200.50");
    }

    @Test
    void anAnswerSaysWhatItIsAbout() {
        happenedAt("2021-04-10T09:00:00Z", sales.deal(sales.talks, "a", "1000", "USD"));
        var known = meanwhile();
        var position = summary("").get("position").asLong();
        happened(sales.deal(sales.talks, "b", "1", "USD"));

        var then = summary("as_of=2021-04-30&known_at=" + known);

        assertThat(then.get("as_of").asString()).isEqualTo("2021-04-30T23:59:59.999Z");
        assertThat(then.get("known_at").asString()).isEqualTo(known.toString());
        assertThat(then.get("position").asLong()).isEqualTo(position);
        assertThat(summary("").has("known_at")).isFalse();
    }

    /** Seen red with a date taken for the beginning of its day. */
    @Test
    void aDateMeansTheEndOfItsDay() {
        happenedAt("2021-04-10T23:59:59.999Z", sales.deal(sales.talks, "a", "1000", "USD"));

        assertThat(deals("as_of=2021-04-10")).isOne();
        assertThat(deals("as_of=2021-04-10T23:59:59.999Z")).isOne();
        assertThat(deals("as_of=2021-04-10T23:59:59.998Z")).isZero();
        assertThat(deals("as_of=2021-04-09")).isZero();
    }

    @Test
    void whatHappenedJustNowIsThereAsOfNow() {
        happenedAt("2021-04-10T09:00:00Z", sales.deal(sales.talks, "a", "1000", "USD"));
        var before = meanwhile();
        happened(sales.deal(sales.talks, "b", "1", "USD"));
        var after = meanwhile();
        happened(sales.deal(sales.talks, "c", "1", "USD"));

        assertThat(deals("as_of=" + before)).isOne();
        assertThat(deals("as_of=" + after)).isEqualTo(2);
        assertThat(deals("known_at=" + after)).isEqualTo(2);
        assertThat(deals("")).isEqualTo(3);
    }

    /** Seen red with the stages of today. */
    @Test
    void stagesHaveTheNamesTheOrderAndTheProbabilitiesOfThen() {
        happenedAt("2021-04-10T09:00:00Z", sales.deal(sales.talks, "a", "1000", "USD"));
        happenedAt(
                "2021-05-01T00:00:00Z",
                new StageRenamed(store.id(), sales.pipeline, sales.talks, "Negotiation"),
                new StageProbabilityChanged(store.id(), sales.pipeline, sales.talks, Probability.of("0.75")),
                new StagesReordered(
                        store.id(), sales.pipeline, List.of(sales.talks, sales.lead, sales.won, sales.lost)),
                new StageRemoved(store.id(), sales.pipeline, sales.lead));

        assertThat(names("/pipeline-stages")).containsExactly("Negotiation", "Won", "Lost");
        assertThat(names("/pipeline-stages?as_of=" + LAST_MONTH)).containsExactly("Lead", "Talks", "Won", "Lost");
        var then = get(store, "/pipeline-stages?as_of=" + LAST_MONTH)
                .json()
                .get("data")
                .get(1);
        assertThat(then.get("probability").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(then.get("display_order").asInt()).isEqualTo(2);
        assertThat(then.get("deal_count").asInt()).isOne();
        assertThat(summary("as_of=" + LAST_MONTH).get("total_weighted_value").decimalValue())
                .isEqualByComparingTo("500");
        assertThat(summary("").get("total_weighted_value").decimalValue()).isEqualByComparingTo("750");
    }

    @Test
    void aDeletedPipelineIsThereAsOfThen() {
        var other = new PipelineId(UUID.randomUUID());
        happenedAt(
                "2021-02-01T00:00:00Z",
                new PipelineCreated(store.id(), other, "Partners", null, PipelineType.PARTNER),
                new PipelinesReordered(store.id(), List.of(other, sales.pipeline)));
        happenedAt(
                "2021-05-01T00:00:00Z",
                new PipelineDeleted(store.id(), other),
                new PipelinesReordered(store.id(), List.of(sales.pipeline)));

        assertThat(names("/pipelines")).containsExactly("Sales Pipeline");
        assertThat(names("/pipelines?as_of=" + LAST_MONTH)).containsExactly("Partners", "Sales Pipeline");
        assertThat(names("/pipelines?as_of=2021-01-31")).containsExactly("Sales Pipeline");
        assertThat(get(store, "/pipelines/pl_" + other).status()).isEqualTo(404);
        var then = get(store, "/pipelines/pl_" + other + "?as_of=" + LAST_MONTH);
        assertThat(then.json().get("display_order").asInt()).isOne();
        assertThat(then.header("ETag")).isNull();
        assertThat(get(store, "/pipelines/pl_" + other + "?as_of=2021-01-31").status())
                .isEqualTo(404);
    }

    /** Seen red with stages shown only from their addition on. */
    @Test
    void dealsThatAreOlderThanTheirStageAreInTheStageAsItWasAdded() {
        var added = new StageId(UUID.randomUUID());
        happenedAt("2021-05-01T00:00:00Z", sales.stage(added, 2, "Pilot", Outcome.OPEN, "0.4"));
        happenedAt(
                "2021-06-01T00:00:00Z",
                new StageRenamed(store.id(), sales.pipeline, added, "Trial"),
                new StageProbabilityChanged(store.id(), sales.pipeline, added, Probability.of("0.6")));
        happenedAt("2017-02-03T00:00:00Z", sales.deal(added, "imported", "100", "USD"));

        var then = summary("as_of=2017-06-30");

        assertThat(then.get("stages").size()).isOne();
        assertThat(then.get("stages").get(0).get("name").asString()).isEqualTo("Pilot");
        assertThat(then.get("total_weighted_value").decimalValue()).isEqualByComparingTo("40");
        assertThat(names("/pipelines?as_of=2017-06-30")).containsExactly("Sales Pipeline");
        assertThat(summary("as_of=2021-06-30").get("total_weighted_value").decimalValue())
                .isEqualByComparingTo("60");
    }

    @Test
    void aPeriodCountsDealsByTheDayThatWasExpectedThen() {
        var deal = sales.deal(sales.talks, "a", "1000", "USD", LocalDate.of(2021, 6, 30));
        happenedAt("2021-04-10T09:00:00Z", deal, sales.deal(sales.talks, "b", "7", "USD"));
        happenedAt(
                "2021-05-10T09:00:00Z",
                new DealExpectedCloseChanged(store.id(), deal.dealId(), LocalDate.of(2021, 7, 1)));

        assertThat(deals("period=2021-Q2&as_of=2021-05-09")).isOne();
        assertThat(deals("period=2021-Q2&as_of=2021-05-10")).isZero();
        assertThat(deals("period=2021-Q3&as_of=2021-05-10")).isOne();
        assertThat(deals("period=this_quarter&as_of=2021-05-09")).isOne();
    }

    /** Seen red with what is overdue counted from today. */
    @Test
    void aForecastIsThatOfThen() {
        var late = sales.deal(sales.talks, "late", "1000", "USD", LocalDate.of(2021, 4, 14));
        var due = sales.deal(sales.talks, "due", "200", "USD", LocalDate.of(2021, 4, 15));
        var june = sales.deal(sales.lead, "june", "30", "USD", LocalDate.of(2021, 6, 30));
        happenedAt("2021-02-01T09:00:00Z", late, due, june, sales.deal(sales.lead, "undated", "4", "EUR"));
        happenedAt("2021-03-03T09:00:00Z", sales.deal(sales.won, "won", "5000", "USD"));
        happenedAt("2021-04-20T09:00:00Z", sales.move(due.dealId(), sales.talks, sales.won));

        var then = get(store, "/forecast?as_of=2021-04-15").json();
        var bounded = get(store, "/forecast?as_of=2021-04-15&from=2021-03-03&to=2021-06-29")
                .json();
        var afterwards = get(store, "/forecast?as_of=2021-04-30").json();

        assertThat(then.get("from").asString()).isEqualTo("2021-04-01");
        assertThat(then.get("overdue").get("total_value").decimalValue()).isEqualByComparingTo("1000");
        assertThat(then.get("undated").get("deal_count").asInt()).isOne();
        assertThat(then.get("periods").get(0).get("total_value").decimalValue()).isEqualByComparingTo("200");
        assertThat(then.get("periods").get(2).get("total_value").decimalValue()).isEqualByComparingTo("30");
        assertThat(bounded.get("periods").get(0).get("won_value").decimalValue())
                .isEqualByComparingTo("5000");
        assertThat(bounded.get("periods").get(3).get("deal_count").asInt()).isZero();
        assertThat(afterwards.get("periods").get(0).get("won_value").decimalValue())
                .isEqualByComparingTo("200");
    }

    private JsonNode summary(String query) {
        return get(store, "/pipeline-summary?" + query).json();
    }

    private BigDecimal value(String query) {
        return summary(query).get("total_value").decimalValue();
    }

    private int deals(String query) {
        return summary(query).get("total_deals").asInt();
    }

    private List<String> names(String path) {
        return get(store, path)
                .json()
                .get("data")
                .valueStream()
                .map(row -> row.get("name").asString())
                .toList();
    }

    private static Money usd(String units) {
        return Money.ofUnits(new BigDecimal(units), Currency.getInstance("USD"));
    }
}
