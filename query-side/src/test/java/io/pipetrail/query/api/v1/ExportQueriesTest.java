package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.Money;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ExportQueriesTest extends QueryApi {

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithAPipeline() {
        store = openStore();
        sales = new Sales(store.id());
        happened(sales.pipelineEvents());
    }

    @Test
    void aLineHasTheWholeJourneyAndTheActivities() {
        var deal = sales.deal(sales.lead, "a", "12.5", "USD");
        happenedAt("2017-01-03T00:00:00Z", deal);
        happenedAt("2017-02-03T00:00:00Z", sales.move(deal.dealId(), sales.lead, sales.won));
        happened(new ActivityLogged(
                store.id(),
                deal.dealId(),
                new ActivityId(UUID.randomUUID()),
                ActivityType.NOTE,
                "s",
                "b",
                Instant.parse("2017-01-04T00:00:00Z"),
                null,
                null));
        var gone = sales.deal(sales.lead, "gone", "1", "USD");
        happened(gone, new DealDeleted(store.id(), gone.dealId()));

        var answer = get(store, "/exports/deals");

        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        var lines = answer.text().lines().toList();
        assertThat(lines).hasSize(1);
        var line = new JsonMapper().readTree(lines.getFirst());
        assertThat(line.get("external_id").asString()).isEqualTo("ext-a");
        assertThat(line.get("pipeline").asString()).isEqualTo("Sales Pipeline");
        assertThat(line.get("value").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(line.get("history").toString())
                .isEqualTo("[{\"stage\":\"Lead\",\"at\":\"2017-01-03T00:00:00.000Z\"},"
                        + "{\"stage\":\"Won\",\"at\":\"2017-02-03T00:00:00.000Z\"}]");
        assertThat(line.get("activities").get(0).get("occurred_at").asString()).isEqualTo("2017-01-04T00:00:00.000Z");
        assertThat(get(store, "/exports/activities").text().lines()).hasSize(1);
        assertThat(get(store, "/exports/activities?format=csv").text().lines()).hasSize(2);
    }

    /** Seen red: without what the deal began with, the first entry was silent and the export had its last value from the start. */
    @Test
    void theHistorySaysWhatTheDealWasBeforeItChanged() {
        var deal = sales.deal(sales.lead, "a", "12.5", "USD");
        happenedAt("2017-01-03T00:00:00Z", deal);
        happenedAt(
                "2017-02-03T00:00:00Z",
                new DealValueChanged(
                        store.id(), deal.dealId(), Money.ofUnits(new BigDecimal("20"), Currency.getInstance("EUR"))));
        happenedAt("2017-03-03T00:00:00Z", sales.move(deal.dealId(), sales.lead, sales.lost));
        happenedAt("2017-03-04T00:00:00Z", new DealDeleted(store.id(), deal.dealId()));
        happenedAt("2017-03-05T00:00:00Z", sales.move(deal.dealId(), sales.lost, sales.lead));
        happenedAt("2017-03-05T00:00:00Z", new DealRestored(store.id(), deal.dealId(), sales.lead));

        var line = new JsonMapper().readTree(get(store, "/exports/deals").text());

        assertThat(line.get("value").decimalValue()).isEqualByComparingTo("20");
        assertThat(line.get("history").values().stream().map(Object::toString))
                .containsExactly(
                        "{\"stage\":\"Lead\",\"at\":\"2017-01-03T00:00:00.000Z\",\"value\":12.5,\"currency\":\"usd\"}",
                        "{\"at\":\"2017-02-03T00:00:00.000Z\",\"value\":20,\"currency\":\"eur\"}",
                        "{\"stage\":\"Lost\",\"at\":\"2017-03-03T00:00:00.000Z\",\"lost_reason\":null}",
                        "{\"at\":\"2017-03-04T00:00:00.000Z\",\"deleted\":true}",
                        "{\"at\":\"2017-03-05T00:00:00.000Z\",\"deleted\":false}",
                        "{\"stage\":\"Lead\",\"at\":\"2017-03-05T00:00:00.000Z\"}");
    }

    /** Seen red: without the column, an import elsewhere had only the id of a pipeline that it could not know. */
    @Test
    void aTableNamesThePipelineOfEachDeal() {
        var renewals = new Sales(store.id());
        happened(renewals.pipelineEvents("Renewals"));
        happened(sales.deal(sales.lead, "a", "1", "USD"), renewals.deal(renewals.lead, "b", "1", "USD"));

        var lines = get(store, "/exports/deals?format=csv").text().lines().toList();

        assertThat(lines.getFirst()).endsWith(",pipeline,description,contact_id,contact_type,referred_by");
        assertThat(lines).anyMatch(line -> line.contains("ext-a") && line.contains(",Sales Pipeline,"));
        assertThat(lines).anyMatch(line -> line.contains("ext-b") && line.contains(",Renewals,"));
    }

    @Test
    void aTableQuotesWhatNeedsQuotes() {
        happened(sales.deal(sales.lead, "a \"b\", c\nd", "1", "USD"));

        var answer = get(store, "/exports/deals", "Accept", "text/csv");

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.text())
                .contains("\"a \"\"b\"\", c\nd\",1,usd")
                .contains("\r\n")
                .startsWith("id,external_id,");
    }

    @Test
    void moreThanAPageIsExportedWhole() {
        var deals = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) deals.add(sales.deal(sales.lead, "d" + i, "1", "USD"));
        happened(deals.toArray());

        assertThat(List.copyOf(get(store, "/exports/deals").text().lines().toList()))
                .hasSize(1_100)
                .doesNotHaveDuplicates();
        assertThat(get(store, "/exports/deals?format=csv").text().lines()).hasSize(1_101);
        assertThat(get(store, "/exports/deals?format=xml").status()).isEqualTo(400);
    }
}
