package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.query.api.v1.Believed.Told;
import io.pipetrail.query.projection.Histories;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BridgeQueriesTest extends QueryApi {

    private static final Instant BEGIN = Instant.parse("2021-01-30T00:00:00Z");
    private static final List<String> PARTS = List.of(
            "created",
            "value_up",
            "value_down",
            "moved_in",
            "moved_out",
            "won",
            "lost",
            "reopened",
            "deleted",
            "restored",
            "reweighted");

    private final List<Told> log = new ArrayList<>();

    /** What was known at an instant: so many events. */
    private record Known(Instant at, int events) {}

    /** Seen red with a part left out, and with what was recorded later left in. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void openingAndPartsAreTheClosingToTheCentAndBothAreWhatAPlainFoldSays(long seed) {
        var random = new Random(seed);
        var history = new Histories(seed, 400);
        var store = openStore(history.tenant);
        var known = List.of(
                tell(history, 0, 250, random),
                tell(history, 250, history.events().size(), random));

        for (int i = 0; i < 40; i++) {
            var from = BEGIN.minusMillis(1).plus(Duration.ofHours(random.nextInt(420)));
            var to = from.plus(Duration.ofMinutes(random.nextInt(60 * 24 * (1 + random.nextInt(20)))));
            var then = known.get(i % 2);
            var query = "/pipeline-summary/changes?from=%s&to=%s".formatted(from, to);

            var bridge = get(store, i % 4 == 3 ? query : query + "&known_at=" + then.at())
                    .json();

            var told = log.subList(0, i % 4 == 3 ? log.size() : then.events());
            assertThat(figures(bridge, "opening")).as(query).isEqualTo(Believed.totals(told, from));
            assertThat(figures(bridge, "closing")).as(query).isEqualTo(Believed.totals(told, to));
            assertThat(sums(bridge)).as(query).isEqualTo(figures(bridge, "closing"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void asOfNowEverythingIsAsItIsNow(long seed) {
        var random = new Random(seed);
        var history = new Histories(seed, 300);
        var store = openStore(history.tenant);
        tell(history, 0, history.events().size(), random);
        var now = meanwhile();

        for (var path : List.of(
                "/pipeline-summary?",
                "/pipeline-summary?currency=eur&scope=open&",
                "/pipeline-summary?period=2026&",
                "/pipeline-summary?period=2026-Q2&currency=jpy&",
                "/pipelines?",
                "/forecast?interval=quarter&from=2026-01-01&currency=usd&",
                "/forecast?from=2026-01-10&to=2026-12-20&currency=eur&")) {
            var live = without(get(store, path).text());
            var then = without(get(store, path + "as_of=" + now).text());
            assertThat(then).as(path).isEqualTo(live);
        }
    }

    @Test
    void eachPartTellsWhatItWas() {
        var store = openStore();
        var sales = new Sales(store.id());
        happenedAt("2021-01-01T00:00:00Z", sales.pipelineEvents());
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        var gone = sales.deal(sales.lead, "b", "70", "USD");
        happenedAt("2021-02-01T00:00:00Z", deal, gone);
        happenedAt("2021-03-01T10:00:00Z", sales.deal(sales.lead, "c", "5", "USD"));
        happenedAt(
                "2021-03-02T10:00:00Z",
                new DealValueChanged(
                        store.id(),
                        deal.dealId(),
                        sales.deal(sales.lead, "", "1100", "USD").value()),
                sales.move(deal.dealId(), sales.lead, sales.talks),
                sales.move(deal.dealId(), sales.talks, sales.won),
                new DealDeleted(store.id(), gone.dealId()));
        happenedAt("2021-04-01T00:00:00Z", new DealRestored(store.id(), gone.dealId(), sales.lead));

        var bridge = get(
                        store,
                        "/pipeline-summary/changes?from=2021-03-01&to=2021-03-31&pipeline_id=pl_" + sales.pipeline)
                .json();

        assertThat(bridge.get("from").asString()).isEqualTo("2021-02-28T23:59:59.999Z");
        assertThat(bridge.get("to").asString()).isEqualTo("2021-03-31T23:59:59.999Z");
        assertThat(bridge.get("stages").size()).isEqualTo(4);
        var all = bridge.get("totals_by_currency").get(0);
        assertThat(all.get("currency").asString()).isEqualTo("usd");
        assertThat(printed(all, "opening")).isEqualTo("2 1070 107");
        assertThat(printed(all, "created")).isEqualTo("1 5 0.5");
        assertThat(printed(all, "value_up")).isEqualTo("0 100 10");
        assertThat(printed(all, "moved_in")).isEqualTo("1 1100 550");
        assertThat(printed(all, "moved_out")).isEqualTo("-1 -1100 -110");
        assertThat(printed(all, "won")).isEqualTo("0 0 550");
        assertThat(printed(all, "deleted")).isEqualTo("-1 -70 -7");
        assertThat(printed(all, "restored")).isEqualTo("0 0 0");
        assertThat(printed(all, "closing")).isEqualTo("2 1105 1100.5");
    }

    @Test
    void whatCannotBeBridgedIsRefusedByName() {
        var store = openStore();
        for (var query : List.of(
                "from=2021-03-02&to=2021-03-01",
                "from=soon",
                "from=9000-01-01",
                "to=2021-03-01",
                "to=9000-01-01&from=2021-03-01",
                "known_at=never&from=2021-03-01",
                "currency=xx&from=2021-03-01",
                "pipeline_id=1&from=2021-03-01")) {
            var answer = get(store, "/pipeline-summary/changes?" + query);
            var wrong = query.startsWith("to=2021") ? "from" : query.substring(0, query.indexOf('='));

            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().get("error").get("param").asString()).isEqualTo(wrong);
        }
        assertThat(get(store, "/pipeline-summary/changes?from=2021-03-01&to=2021-03-01")
                        .status())
                .isEqualTo(200);
    }

    /** Appends events of a history, an hour apart and every fifth backdated, though never before its deal was created. */
    private Known tell(Histories history, int from, int to, Random random) {
        var created = new HashMap<Object, Instant>();
        log.forEach(told -> remember(told, created));
        for (int i = from; i < to; i++) {
            var payload = history.events().get(i).payload();
            var at = BEGIN.plus(Duration.ofHours(i));
            if (random.nextInt(5) == 0) at = at.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 12)));
            if (payload instanceof DealEvent event && created.containsKey(event.dealId())) {
                var first = created.get(event.dealId());
                if (at.isBefore(first)) at = first;
            }
            var told = new Told(payload, at);
            remember(told, created);
            log.add(told);
            append(payload, Map.of("occurredAt", at.toString()));
        }
        settle();
        return new Known(meanwhile(), to);
    }

    private static void remember(Told told, Map<Object, Instant> created) {
        if (told.payload() instanceof DealCreated deal) created.put(deal.dealId(), told.at());
    }

    /** Those of a figure that are not nothing, by stage and currency, in minor units. */
    private static Map<String, List<Long>> figures(JsonNode bridge, String figure) {
        var found = new TreeMap<String, List<Long>>();
        for (var stage : bridge.get("stages")) {
            for (var line : stage.get("totals_by_currency")) {
                add(found, stage, line, figure);
            }
        }
        return without(found);
    }

    /** Opening and all parts together. */
    private static Map<String, List<Long>> sums(JsonNode bridge) {
        var found = new TreeMap<String, List<Long>>();
        for (var stage : bridge.get("stages")) {
            for (var line : stage.get("totals_by_currency")) {
                add(found, stage, line, "opening");
                PARTS.forEach(part -> add(found, stage, line, part));
            }
        }
        return without(found);
    }

    private static void add(Map<String, List<Long>> found, JsonNode stage, JsonNode line, String figure) {
        var currency = line.get("currency").asString();
        var sum = line.get(figure);
        var minor = List.of(
                sum.get("deal_count").asLong(),
                minor(sum.get("value").decimalValue(), currency),
                minor(sum.get("weighted_value").decimalValue(), currency));
        found.merge(
                stage.get("id").asString() + " " + currency,
                minor,
                (one, other) ->
                        List.of(one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2)));
    }

    private static long minor(BigDecimal units, String currency) {
        return units.movePointRight(
                        Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits())
                .longValueExact();
    }

    private static Map<String, List<Long>> without(Map<String, List<Long>> found) {
        found.values().removeIf(List.of(0L, 0L, 0L)::equals);
        return found;
    }

    /** What differs between an answer about now and one about then although nothing happened. */
    private static String without(String answer) {
        return answer.replaceAll("\"as_of\":\"[^\"]*\",?", "");
    }

    private static String printed(JsonNode line, String figure) {
        var figures = line.get(figure);
        return figures.get("deal_count").asLong() + " " + figures.get("value").asString() + " "
                + figures.get("weighted_value").asString();
    }
}
