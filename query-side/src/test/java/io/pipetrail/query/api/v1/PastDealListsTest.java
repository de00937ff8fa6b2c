package io.pipetrail.query.api.v1;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Lists of deals as they were, against the definition: the fold of what had happened and was known, in the order of the log. */
class PastDealListsTest extends QueryApi {

    private static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    private static final int DEALS = 14;
    private static final int CHANGES = 120;

    /** A deal as the definition has it. */
    private record Expected(DealState deal, Outcome status) {

        String line() {
            return "deal_%s %s %d %s %s v%d"
                    .formatted(
                            deal.id(),
                            deal.title(),
                            deal.value().minor(),
                            "stg_" + deal.stageId(),
                            status.name().toLowerCase(java.util.Locale.ROOT),
                            deal.version());
        }
    }

    @Autowired
    private EventLog log;

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithAPipeline() {
        store = openStore();
        sales = new Sales(store.id());
        happenedAt(BEGIN.toString(), sales.pipelineEvents());
    }

    /** Seen red with versions of all that is known, and with the terms of stages as of now. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void listsAreWhatTheDefinitionSaysAtAnyMomentInEverySortAndFilter(long seed) {
        var random = new Random(seed);
        generate(random);
        var events = events();
        var last = events.stream()
                .map(OccurredAt::of)
                .max(Comparator.naturalOrder())
                .orElseThrow();

        for (int i = 0; i < 6; i++) {
            var asOf = BEGIN.plusMillis(
                    random.nextLong(Duration.between(BEGIN, last).toMillis()) + 1);
            var knownAt = events.get(random.nextInt(events.size())).recordedAt();
            compare(events, asOf, null);
            compare(events, asOf, knownAt);
        }
    }

    @Test
    void pagesOfThePastStayAsTheyAreWhateverIsRecordedOfLaterTimes() {
        for (int i = 0; i < 7; i++) {
            happenedAt("2023-02-0" + (i + 1) + "T00:00:00Z", sales.deal(sales.lead, "d" + i, "1", "USD"));
        }
        var path = "/deals?as_of=2023-02-06&limit=2";
        var first = get(store, path);
        var seen = new ArrayList<>(first.ids());
        happenedAt("2023-02-10T00:00:00Z", sales.deal(sales.lead, "later", "1", "USD"));
        happenedAt("2023-02-10T00:00:00Z", new DealDeleted(store.id(), id(seen.getLast())));

        var page = first;
        while (page.json().get("has_more").asBoolean()) {
            page = get(store, path + "&cursor=" + page.json().get("next_cursor").asString());
            seen.addAll(page.ids());
        }

        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        assertThat(get(store, "/deals?as_of=2023-02-06&limit=100").ids()).isEqualTo(seen);
        assertThat(get(store, path + "&starting_after=" + seen.get(1)).ids()).isEqualTo(seen.subList(2, 4));
        assertThat(get(store, path + "&ending_before=" + seen.get(4)).ids()).isEqualTo(seen.subList(2, 4));
        var cursor = first.json().get("next_cursor").asString();
        assertThat(get(store, "/deals?limit=2&cursor=" + cursor).status())
                .describedAs("a cursor of another moment's list")
                .isEqualTo(400);
        assertThat(get(store, "/deals?as_of=2023-02-05&limit=2&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
    }

    /** To fail with the instant of each request in the kind of its cursor. */
    @ParameterizedTest
    @ValueSource(strings = {"as_of", "known_at"})
    void pagesOfADayThatIsNotOverAreOfTheMomentOfTheFirst(String parameter) {
        for (int i = 0; i < 5; i++) {
            happenedAt("2023-02-0" + (i + 1) + "T00:00:00Z", sales.deal(sales.lead, "d" + i, "1", "USD"));
        }
        // The day after is in the future, unless midnight passes meanwhile: then this is a day that is over.
        var path = "/deals?sort=created_at&limit=2&" + parameter + "=" + LocalDate.now(ZoneOffset.UTC);
        meanwhile();
        var first = get(store, path);
        meanwhile();
        happened(sales.deal(sales.lead, "later", "1", "USD"));

        var second =
                get(store, path + "&cursor=" + first.json().get("next_cursor").asString());
        assertThat(second.status()).describedAs(second.text()).isEqualTo(200);
        var third =
                get(store, path + "&cursor=" + second.json().get("next_cursor").asString());
        assertThat(Stream.of(first, second, third)
                        .flatMap(page -> page.json().get("data").valueStream())
                        .map(deal -> deal.get("title").asString()))
                .containsExactly("d0", "d1", "d2", "d3", "d4");
        assertThat(third.json().get("has_more").asBoolean()).isFalse();
    }

    /** To fail with an event of a stage taken for as old as it says. */
    @Test
    void whatHappenedToAStageBeforeItWasThereCountsFromThenOn() {
        happenedAt("2022-11-01T00:00:00Z", sales.deal(sales.lead, "old", "1", "USD"));
        happenedAt(
                "2022-10-01T00:00:00Z",
                new StageOutcomeChanged(store.id(), sales.pipeline, sales.lead, Outcome.WON),
                new StageRenamed(store.id(), sales.pipeline, sales.lead, "Renamed"));

        assertThat(titles("/deals?as_of=2022-12-31&status=open")).containsExactly("old");
        assertThat(titles("/deals?as_of=2022-12-31&status=won")).isEmpty();
        assertThat(titles("/deals?as_of=2023-01-01&status=won")).containsExactly("old");
        var before = get(store, "/pipeline-stages?as_of=2022-12-31")
                .json()
                .get("data")
                .get(0);
        assertThat(before.get("name").asString()).isEqualTo("Lead");
        assertThat(before.get("is_won").asBoolean()).isFalse();
        var after = get(store, "/pipeline-stages?as_of=2023-01-01").json().get("data");
        assertThat(after.valueStream().map(stage -> stage.get("name").asString()))
                .contains("Renamed");
    }

    @Test
    void aDealRotsByTheDaysThatItsStageGaveItThen() {
        happenedAt("2023-02-01T00:00:00Z", sales.deal(sales.lead, "old", "1", "USD"));
        happenedAt("2023-02-20T00:00:00Z", sales.deal(sales.lead, "new", "1", "USD"));

        assertThat(titles("/deals?as_of=2023-03-04T00:00:00Z&rotting=true")).containsExactly("old");
        assertThat(titles("/deals?as_of=2023-03-04T00:00:00Z&rotting=false")).containsExactly("new");
        assertThat(titles("/deals?as_of=2023-03-02T23:59:59.999Z&rotting=true")).isEmpty();
        var old = get(store, "/deals?as_of=2023-03-04T00:00:00Z&q=OLD")
                .json()
                .get("data")
                .get(0);
        assertThat(old.get("is_rotting").asBoolean()).isTrue();
        assertThat(old.get("days_in_stage").asInt()).isEqualTo(31);
    }

    @Test
    void aPipelineHasTheDealsItHadAndIsNotThereBeforeItWas() {
        var partners = new PipelineId(UUID.randomUUID());
        var intro = new StageId(UUID.randomUUID());
        happenedAt(
                "2023-03-01T00:00:00Z",
                new PipelineCreated(store.id(), partners, "Partners", null, PipelineType.PARTNER),
                new StageAdded(store.id(), partners, intro, 1, "Intro", null, Outcome.OPEN, null, 0, null));
        happenedAt("2023-02-01T00:00:00Z", sales.deal(sales.lead, "a", "1", "USD"));

        assertThat(titles("/pipelines/" + sales.pipeline + "/deals?as_of=2023-02-01"))
                .containsExactly("a");
        assertThat(titles("/pipelines/" + sales.pipeline + "/deals?as_of=2023-01-31"))
                .isEmpty();
        assertThat(titles("/pipelines/" + partners + "/deals?as_of=2023-03-01")).isEmpty();
        assertThat(get(store, "/pipelines/" + partners + "/deals?as_of=2023-02-28")
                        .status())
                .isEqualTo(404);
        assertThat(get(
                                openStore(),
                                "/pipelines/" + sales.pipeline + "/deals?known_at="
                                        + Instant.now().minusSeconds(1))
                        .status())
                .describedAs("another store's")
                .isEqualTo(404);
    }

    @Test
    void importedDealsWereInStagesThatAreYoungerThanThey() {
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        happenedAt("2017-01-03T00:00:00Z", deal);
        happenedAt("2017-02-03T00:00:00Z", sales.move(deal.dealId(), sales.lead, sales.won));

        var then = get(store, "/deals/" + deal.dealId() + "?as_of=2017-01-31").json();
        assertThat(then.get("stage").get("name").asString()).isEqualTo("Lead");
        assertThat(then.get("effective_probability").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(get(store, "/deals/" + deal.dealId() + "?as_of=2017-02-28")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("won");
    }

    private void compare(List<StoredEvent> events, Instant asOf, Instant knownAt) {
        var moment = "as_of=" + asOf + (knownAt == null ? "" : "&known_at=" + knownAt);
        var all = expected(events, asOf, knownAt);
        Comparator<Expected> byId = comparing(each -> each.deal().id().toString());
        Comparator<Expected> byCreation = comparing(each -> each.deal().createdAt());
        Comparator<Expected> byUpdate = comparing(each -> each.deal().updatedAt());
        Comparator<Expected> byValue = comparing(each -> each.deal().value().minor());
        Comparator<Expected> byClose = comparing(each -> each.deal().expectedCloseDate() == null
                ? LocalDate.MAX
                : each.deal().expectedCloseDate());
        Comparator<Expected> byEntry = comparing(each -> each.deal().stageEnteredAt());
        same(moment, all, each -> true, byCreation.thenComparing(byId).reversed());
        same(moment + "&sort=updated_at", all, each -> true, byUpdate.thenComparing(byId));
        same(
                moment + "&sort=-value",
                all,
                each -> true,
                byValue.thenComparing(byId).reversed());
        same(moment + "&sort=expected_close_date", all, each -> true, byClose.thenComparing(byId));
        same(moment + "&sort=stage_entered_at", all, each -> true, byEntry.thenComparing(byId));
        var oldest = byCreation.thenComparing(byId);
        same(moment + "&sort=created_at&status=won", all, each -> each.status() == Outcome.WON, oldest);
        same(moment + "&sort=created_at&status=open", all, each -> each.status() == Outcome.OPEN, oldest);
        same(
                moment + "&sort=created_at&stage_id=" + sales.talks,
                all,
                each -> each.deal().isIn(sales.talks),
                oldest);
        same(
                moment + "&sort=created_at&min_value=500&assigned_to=lee",
                all,
                each -> each.deal().value().minor() >= 50_000
                        && "lee".equals(each.deal().assignedTo()),
                oldest);
    }

    private void same(String query, List<Expected> all, Predicate<Expected> filter, Comparator<Expected> sort) {
        var expected =
                all.stream().filter(filter).sorted(sort).map(Expected::line).toList();
        var shown = new ArrayList<String>();
        var page = get(store, "/deals?limit=4&" + query);
        assertThat(page.status()).describedAs(page.text()).isEqualTo(200);
        page.json().get("data").forEach(deal -> shown.add(line(deal)));
        while (page.json().get("has_more").asBoolean()) {
            page = get(
                    store,
                    "/deals?limit=4&" + query + "&cursor="
                            + page.json().get("next_cursor").asString());
            page.json().get("data").forEach(deal -> shown.add(line(deal)));
        }
        assertThat(shown).describedAs(query).isEqualTo(expected);
    }

    private static List<Expected> expected(List<StoredEvent> events, Instant asOf, Instant knownAt) {
        var stages = new HashMap<StageId, Outcome>();
        var births = new HashMap<StageId, Instant>();
        var deals = new LinkedHashMap<DealId, DealState>();
        for (var event : events) {
            var at = OccurredAt.of(event);
            if (knownAt != null && event.recordedAt().isAfter(knownAt)) continue;
            if (event.payload() instanceof StageAdded added) {
                stages.put(added.stageId(), added.outcome());
                births.put(added.stageId(), at);
            }
            if (event.payload() instanceof StageOutcomeChanged e
                    && !births.get(e.stageId()).isAfter(asOf)
                    && !at.isAfter(asOf)) {
                stages.put(e.stageId(), e.outcome());
            }
            if (at.isAfter(asOf)) continue;
            if (!(event.payload() instanceof DealEvent happened)) continue;
            if (happened instanceof DealCreated created) deals.put(created.dealId(), DealState.of(created, at));
            else deals.computeIfPresent(happened.dealId(), (id, deal) -> deal.evolve(happened, at));
        }
        return deals.values().stream()
                .filter(deal -> !deal.deleted())
                .map(deal -> new Expected(deal, stages.get(deal.stageId())))
                .toList();
    }

    private List<StoredEvent> events() {
        return Stream.iterate(
                        log.after(0, 1_000),
                        batch -> !batch.isEmpty(),
                        batch -> log.after(batch.getLast().position(), 1_000))
                .flatMap(List::stream)
                .filter(event ->
                        event.payload() instanceof DealEvent of && of.tenantId().equals(store.id())
                                || event.payload() instanceof io.pipetrail.events.pipeline.PipelineEvent in
                                        && in.tenantId().equals(store.id()))
                .toList();
    }

    /** Deals that change all the time, about a third of it told late. */
    private void generate(Random random) {
        var now = BEGIN;
        var states = new LinkedHashMap<DealId, DealState>();
        for (int i = 0; i < CHANGES; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(5_000)));
            if (states.size() < DEALS && random.nextInt(4) == 0 || states.isEmpty()) {
                var created = sales.deal(stage(random), "deal " + i, Integer.toString(random.nextInt(1_000)), "USD");
                append(created, at(now));
                states.put(created.dealId(), DealState.of(created, now));
                continue;
            }
            var deal = List.copyOf(states.values()).get(random.nextInt(states.size()));
            var late = random.nextInt(3) == 0;
            var when = late ? between(deal.createdAt(), now, random) : now;
            if (random.nextInt(15) == 0) {
                var outcome = Outcome.values()[random.nextInt(3)];
                // Some say that they happened before the stage was there.
                var from = random.nextInt(3) == 0 ? BEGIN.minus(Duration.ofDays(9)) : when;
                append(new StageOutcomeChanged(store.id(), sales.pipeline, stage(random), outcome), at(from));
                continue;
            }
            var event = change(deal, i, random);
            append(event, at(when));
            states.put(deal.id(), deal.evolve(event, when));
        }
        settle();
    }

    private DealEvent change(DealState deal, int number, Random random) {
        if (deal.deleted()) return new DealRestored(store.id(), deal.id(), deal.stageId());
        return switch (random.nextInt(9)) {
            case 0 -> new DealDeleted(store.id(), deal.id());
            case 1 -> new DealRenamed(store.id(), deal.id(), "renamed " + number);
            case 2 -> new DealAssigned(store.id(), deal.id(), random.nextBoolean() ? "lee" : null);
            case 3 ->
                new DealExpectedCloseChanged(store.id(), deal.id(), LocalDate.of(2024, 1, 1 + random.nextInt(28)));
            case 4, 5 ->
                new DealValueChanged(
                        store.id(), deal.id(), new Money(random.nextInt(100_000), Currency.getInstance("USD")));
            default -> sales.move(deal.id(), deal.stageId(), stage(random));
        };
    }

    private StageId stage(Random random) {
        return List.of(sales.lead, sales.talks, sales.won, sales.lost).get(random.nextInt(4));
    }

    private static Instant between(Instant from, Instant to, Random random) {
        return from.plusMillis(
                random.nextLong(Math.max(1, Duration.between(from, to).toMillis())));
    }

    private static Map<String, String> at(Instant instant) {
        return Map.of("occurredAt", instant.toString());
    }

    private List<String> titles(String path) {
        var answer = get(store, path);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(200);
        return answer.json()
                .get("data")
                .valueStream()
                .map(deal -> deal.get("title").asString())
                .toList();
    }

    private static String line(JsonNode deal) {
        return "%s %s %d %s %s v%d"
                .formatted(
                        deal.get("id").asString(),
                        deal.get("title").asString(),
                        deal.get("value_minor").asLong(),
                        deal.get("stage").get("id").asString(),
                        deal.get("status").asString(),
                        deal.get("version").asLong());
    }

    private static DealId id(String printed) {
        return new DealId(UUID.fromString(printed.substring("deal_".length())));
    }
}
