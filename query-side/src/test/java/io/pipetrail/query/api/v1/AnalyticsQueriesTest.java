package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealMovedToStage;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AnalyticsQueriesTest extends QueryApi {

    private static final int DAY = 86_400;

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithAPipeline() {
        store = openStore();
        sales = new Sales(store.id());
        happened(sales.pipelineEvents());
    }

    @Test
    void staysThatEndedAreToldFromThoseThatGoOn() {
        leadFor(1, "2026-01-01");
        leadFor(2, "2026-01-01");
        leadFor(4, "2026-01-01");
        created("2026-01-01");
        created("2026-01-01");

        var lead = stage("/analytics/stage-times", "Lead");

        assertThat(lead.at("/entries").asLong()).isEqualTo(5);
        assertThat(lead.at("/ended/count").asLong()).isEqualTo(3);
        assertThat(lead.at("/ended/median_seconds").asLong()).isEqualTo(2 * DAY);
        assertThat(lead.at("/current/count").asLong()).isEqualTo(2);
        assertThat(lead.at("/current/median_age_seconds").asLong()).isGreaterThan(30 * DAY);
        assertThat(lead.at("/current/rotting").asLong()).isEqualTo(2);
    }

    /**
     * Of five stays three took 1, 2 and 4 days and two go on: half of them were over after 4 days, not after 2; and when nine of
     * ten will be, nobody can know. Seen red with the median of those that ended.
     */
    @Test
    void whatGoesOnIsNotMistakenForShort() {
        leadFor(1, "2026-01-01");
        leadFor(2, "2026-01-01");
        leadFor(4, "2026-01-01");
        created("2026-01-01");
        created("2026-01-01");

        var lead = stage("/analytics/stage-times", "Lead");

        assertThat(lead.at("/typical/median_seconds").asLong()).isEqualTo(4 * DAY);
        assertThat(lead.at("/typical/p90_seconds").isNull()).isTrue();
    }

    @Test
    void comingBackAndGoingBackAreCounted() {
        var deal = leadFor(1, "2026-01-01");
        happenedAt("2026-01-05T00:00:00Z", sales.move(deal, sales.talks, sales.lead));
        happenedAt("2026-01-06T00:00:00Z", sales.move(deal, sales.lead, sales.talks));

        var answer = get(store, "/analytics/stage-times").json();
        var lead = named(answer, "Lead");
        var talks = named(answer, "Talks");

        assertThat(lead.at("/entries").asLong()).isEqualTo(2);
        assertThat(lead.at("/deals").asLong()).isOne();
        assertThat(lead.at("/reentries").asLong()).isOne();
        assertThat(lead.at("/backward_moves").asLong()).isZero();
        assertThat(talks.at("/reentries").asLong()).isOne();
        assertThat(talks.at("/backward_moves").asLong()).isOne();
        var back = get(store, "/analytics/conversion")
                .json()
                .get("transitions")
                .valueStream()
                .filter(move -> move.get("backward").asBoolean())
                .toList();
        assertThat(back).singleElement().satisfies(move -> {
            assertThat(move.at("/from/name").asString()).isEqualTo("Talks");
            assertThat(move.at("/to/name").asString()).isEqualTo("Lead");
            assertThat(move.get("median_seconds").asLong()).isEqualTo(3 * DAY);
        });
    }

    /** Seen red with the undecided ones counted into the rate. */
    @Test
    void eachDealOfAStageConvertsOrIsLostOrDeletedOrUndecided() {
        var won = leadFor(1, "2026-01-01");
        happenedAt("2026-01-10T00:00:00Z", sales.move(won, sales.talks, sales.won));
        var lost = created("2026-01-01");
        happenedAt("2026-01-03T00:00:00Z", sales.move(lost, sales.lead, sales.lost));
        happened(new DealDeleted(store.id(), created("2026-01-01")));
        created("2026-01-01");

        var answer = get(store, "/analytics/conversion").json();
        var lead = named(answer, "Lead");

        assertThat(lead.get("entered").asLong()).isEqualTo(4);
        assertThat(lead.get("advanced").asLong()).isOne();
        assertThat(lead.get("lost").asLong()).isOne();
        assertThat(lead.get("deleted").asLong()).isOne();
        assertThat(lead.get("undecided").asLong()).isOne();
        assertThat(lead.get("conversion_rate").decimalValue()).isEqualByComparingTo("0.3333");
        assertThat(named(answer, "Talks").get("conversion_rate").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void aDealThatIsWonInAnotherPipelineAdvanced() {
        var partners = new Sales(store.id());
        happened(partners.pipelineEvents());
        var deal = leadFor(1, "2026-01-01");
        happenedAt(
                "2026-01-10T00:00:00Z",
                new DealMovedToStage(
                        store.id(), deal, sales.talks, partners.pipeline, partners.won, Outcome.WON, null));

        var talks = named(
                get(store, "/analytics/conversion?pipeline_id=" + sales.pipeline)
                        .json(),
                "Talks");

        assertThat(talks.get("advanced").asLong()).isOne();
        assertThat(talks.get("undecided").asLong()).isZero();
    }

    /** Three opportunities, one won for 1,000 after ten days, one lost: 3 x 1/2 x 1,000 / 10 a day. */
    @Test
    void velocityIsOpportunitiesTimesWinRateTimesValueByTheCycle() {
        var won = leadFor(4, "2026-01-01");
        happenedAt("2026-01-11T00:00:00Z", sales.move(won, sales.talks, sales.won));
        var lost = created("2026-01-01");
        happenedAt("2026-01-03T00:00:00Z", sales.move(lost, sales.lead, sales.lost));
        created("2026-01-02");

        var answer =
                get(store, "/analytics/velocity?from=2026-01-01&to=2026-01-31").json();

        var usd = answer.get("by_currency").get(0);
        assertThat(usd.get("opportunities").asLong()).isEqualTo(3);
        assertThat(usd.get("win_rate").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(usd.get("average_value").decimalValue()).isEqualByComparingTo("1000");
        assertThat(usd.get("average_cycle_days").decimalValue()).isEqualByComparingTo("10");
        assertThat(usd.get("velocity_per_day").decimalValue()).isEqualByComparingTo("150");
        assertThat(get(store, "/analytics/velocity?from=2026-02-01&to=2026-02-28")
                        .json()
                        .at("/by_currency/0/won")
                        .asLong())
                .isZero();
    }

    @Test
    void whatBeganOutsideOfTheSpanIsNotCounted() {
        leadFor(1, "2026-01-01");
        leadFor(3, "2026-02-01");

        var lead = stage("/analytics/stage-times?from=2026-02-01&to=2026-02-28", "Lead");

        assertThat(lead.get("entries").asLong()).isOne();
        assertThat(lead.at("/ended/median_seconds").asLong()).isEqualTo(3 * DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage-times", "conversion", "velocity"})
    void anEmptyStoreHasAnswersAndABadQuestionHasNone(String what) {
        var path = "/analytics/" + what;

        assertThat(get(openStore(), path).status()).isEqualTo(200);
        assertThat(get(store, path + "?from=2026-02-01&to=2026-01-01").status()).isEqualTo(400);
        assertThat(get(store, path + "?from=soon").status()).isEqualTo(400);
        assertThat(get(store, path + "?pipeline_id=pl_" + openStore().id()).status())
                .isEqualTo(404);
    }

    private JsonNode stage(String path, String name) {
        return named(get(store, path).json(), name);
    }

    private static JsonNode named(JsonNode answer, String name) {
        return answer.get("stages")
                .valueStream()
                .filter(stage -> stage.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private DealId created(String day) {
        var deal = sales.deal(sales.lead, "deal", "1000", "USD");
        happenedAt(day + "T00:00:00Z", deal);
        return deal.dealId();
    }

    /** A deal that went on to talks after so many days. */
    private DealId leadFor(int days, String from) {
        var deal = created(from);
        var moved = LocalDate.parse(from).plusDays(days);
        happenedAt(moved + "T00:00:00Z", sales.move(deal, sales.lead, sales.talks));
        return deal;
    }
}
