package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.Direction;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealQueriesTest extends QueryApi {

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithAPipeline() {
        store = openStore();
        sales = new Sales(store.id());
        happened(sales.pipelineEvents());
    }

    @Test
    void aDealIsAnsweredWithItsContactItsActivitiesAndItsVersion() {
        var deal = sales.deal(sales.talks, "Räder für 🚲", "1234.5", "USD");
        happened(deal, call(deal.dealId()));

        var answer = get(store, "/deals/deal_" + deal.dealId());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"v2\"");
        assertThat(answer.json().get("title").asString()).isEqualTo("Räder für 🚲");
        assertThat(answer.json().get("value").decimalValue()).isEqualByComparingTo("1234.5");
        assertThat(answer.json().get("weighted_value").decimalValue()).isEqualByComparingTo("617.25");
        assertThat(answer.json().get("probability_source").asString()).isEqualTo("stage");
        assertThat(answer.json().get("stage").get("name").asString()).isEqualTo("Talks");
        assertThat(answer.json().get("contact").get("email").asString()).isEqualTo("zoe@example.com");
        assertThat(answer.json().get("activities").size()).isEqualTo(1);
        assertThat(get(store, "/deals/" + deal.dealId(), "If-None-Match", "\"v2\"")
                        .status())
                .describedAs("a stage may have another name in the same version of its deals")
                .isEqualTo(200);
        assertThat(send("HEAD", store.path("/deals/" + deal.dealId()), store.key())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDeletedDealIsNowhereUntilItIsRestored() {
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happened(deal, call(deal.dealId()), new DealDeleted(store.id(), deal.dealId()));

        assertThat(get(store, "/deals/" + deal.dealId()).status()).isEqualTo(404);
        assertThat(get(store, "/deals/" + deal.dealId() + "/activities").status())
                .isEqualTo(404);
        assertThat(get(store, "/deals").ids()).isEmpty();
        assertThat(get(store, "/activities").ids()).isEmpty();

        happened(new DealRestored(store.id(), deal.dealId(), sales.lead));
        assertThat(get(store, "/deals").ids()).containsExactly("deal_" + deal.dealId());
        assertThat(get(store, "/activities").ids()).hasSize(1);
    }

    @Test
    void aStageThatBecomesWonWinsItsDeals() {
        var deal = sales.deal(sales.talks, "a", "10", "USD");
        happened(deal, new StageOutcomeChanged(store.id(), sales.pipeline, sales.talks, Outcome.WON));

        var answer = get(store, "/deals?status=won").json().get("data").get(0);

        assertThat(answer.get("status").asString()).isEqualTo("won");
        assertThat(answer.get("closed_at").isNull()).isFalse();
        assertThat(answer.get("weighted_value").decimalValue()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created_at",
                "-created_at",
                "updated_at",
                "-updated_at",
                "value",
                "-value",
                "expected_close_date",
                "-expected_close_date",
                "stage_entered_at",
                "-stage_entered_at"
            })
    void pagesOfAnySortHaveEveryDealOnceWhateverTies(String sort) {
        var deals = new ArrayList<DealCreated>();
        for (int i = 0; i < 23; i++) {
            var date = i % 3 == 0 ? null : LocalDate.of(2027, 1, 1 + i % 5);
            deals.add(sales.deal(sales.lead, "d" + i, Integer.toString(i % 4), "USD", date));
        }
        happenedAt("2026-05-01T00:00:00Z", deals.toArray());

        var seen = new ArrayList<String>();
        var path = "/deals?limit=5&sort=" + sort;
        var cursor = "";
        do {
            var page = get(store, path + cursor);
            seen.addAll(page.ids());
            var next = page.json().get("next_cursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
            assertThat(page.json().get("has_more").asBoolean()).isEqualTo(cursor != null);
        } while (cursor != null);

        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThat(get(store, "/deals?limit=100&sort=" + sort).ids()).isEqualTo(seen);
        var fromFifth = get(store, path + "&starting_after=" + seen.get(4));
        assertThat(fromFifth.ids()).isEqualTo(seen.subList(5, 10));
        assertThat(get(store, path + "&ending_before=" + seen.get(10)).ids()).isEqualTo(seen.subList(5, 10));
        assertThat(fromFifth.header("Link")).contains("rel=\"next\"", "limit=5");
    }

    @Test
    void dealsThatAppearWhilePagingAreNeitherSkippedNorDoubled() {
        for (int i = 0; i < 10; i++) happened(sales.deal(sales.lead, "old" + i, "1", "USD"));
        var before = new HashSet<>(get(store, "/deals?limit=100").ids());

        var seen = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = get(store, "/deals?limit=3" + cursor);
            seen.addAll(page.ids());
            happened(sales.deal(sales.lead, "new" + seen.size(), "1", "USD"));
            var next = page.json().get("next_cursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "status=won, won",
        "status=open, early cheap dear",
        "min_value=100, dear won",
        "max_value=100, early cheap",
        "min_value=5&max_value=99.5, early cheap",
        "expected_close_from=2026-06-01&expected_close_to=2026-06-30, cheap",
        "created_to=2026-03-31, early",
        "created_from=2026-04-01T00:00:00Z&created_to=2026-04-01T12:00:00Z, cheap dear won",
        "updated_from=2026-04-01, cheap dear won",
        "external_id=ext-dear, dear",
        "assigned_to=nobody, ''",
        "assigned_to=dana%40example.com, early cheap dear won",
        "contact_id=c-1&status=won, won",
        "q=EAR, early dear",
        "q=ZOE%40, early cheap dear won",
        "q=%25, ''",
        "q=_ear, ''",
        "rotting=true, early",
        "rotting=false&status=open, cheap dear",
        "unheard_of=1&status=won, won"
    })
    void eachFilterFindsWhatItSays(String query, String titles) {
        happenedAt("2020-03-31T23:59:59.999Z", sales.deal(sales.lead, "early", "10", "USD"));
        // The days count from now on, so only what is old enough rots.
        var today = LocalDate.now(java.time.ZoneOffset.UTC);
        var shifted = query.replace("2026-03-31", "2020-03-31")
                .replace(
                        "created_from=2026-04-01T00:00:00Z&created_to=2026-04-01T12:00:00Z",
                        "created_from=" + today.minusDays(2) + "&created_to=" + today)
                .replace("updated_from=2026-04-01", "updated_from=" + today.minusDays(2));
        happenedAt(
                today.minusDays(1) + "T00:00:00Z",
                sales.deal(sales.lead, "cheap", "10", "USD", LocalDate.of(2026, 6, 30)),
                sales.deal(sales.talks, "dear", "1000", "USD", LocalDate.of(2026, 7, 1)),
                sales.deal(sales.won, "won", "500", "USD"));

        var found = get(store, "/deals?sort=created_at&" + shifted)
                .json()
                .get("data")
                .valueStream()
                .map(deal -> deal.get("title").asString())
                .toList();

        assertThat(found).containsExactlyInAnyOrder(titles.isEmpty() ? new String[0] : titles.split(" "));
    }

    @Test
    void filtersByStageAndPipelineGoTogether() {
        happened(sales.deal(sales.lead, "a", "1", "USD"), sales.deal(sales.talks, "b", "1", "USD"));

        assertThat(get(store, "/deals?stage_id=stg_" + sales.lead).ids()).hasSize(1);
        assertThat(get(store, "/deals?pipeline_id=" + sales.pipeline).ids()).hasSize(2);
        assertThat(get(store, "/pipelines/pl_" + sales.pipeline + "/deals").ids())
                .hasSize(2);
        assertThat(get(store, "/deals?pipeline_id=" + UUID.randomUUID()).ids()).isEmpty();
        assertThat(get(store, "/pipelines/" + UUID.randomUUID() + "/deals").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "cursor=abc",
                "sort=title",
                "status=closed",
                "stage_id=deal_1",
                "created_from=yesterday",
                "min_value=1e9",
                "rotting=perhaps",
                "as_of=2026-01-01",
                "starting_after=deal_00000000-0000-0000-0000-000000000000",
                "expected_close_from=2026-02-30"
            })
    void aBadParameterIsNamed(String query) {
        var answer = get(store, "/deals?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").get("param").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void textThatTheDatabaseCannotHoldOrThatIsTooLongIsRefused() {
        assertThat(get(store, "/deals?q=%00").status()).isEqualTo(400);
        assertThat(get(store, "/deals?q=" + "x".repeat(501)).status()).isEqualTo(400);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        for (int i = 0; i < 3; i++) happened(sales.deal(sales.lead, "a" + i, "1", "USD"));
        var cursor = get(store, "/deals?limit=1").json().get("next_cursor").asString();

        assertThat(get(store, "/deals?limit=1&sort=value&cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(get(store, "/deals?from=1&created_from=2026-02-02&created_to=2026-02-01")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherStoresThingsAreNotThere() {
        var deal = sales.deal(sales.lead, "secret", "1", "USD");
        happened(deal, call(deal.dealId()));
        var other = openStore();

        for (var path : List.of(
                "/deals/" + deal.dealId(),
                "/deals/" + deal.dealId() + "/history",
                "/deals/" + deal.dealId() + "/activities",
                "/pipelines/" + sales.pipeline,
                "/pipelines/" + sales.pipeline + "/deals",
                "/pipeline-stages?pipeline_id=" + sales.pipeline,
                "/pipeline-summary?pipeline_id=" + sales.pipeline)) {
            var theirs = get(other, path);
            var nobodys = get(
                    other, path.replaceAll("[0-9a-f-]{36}", UUID.randomUUID().toString()));
            assertThat(theirs.status()).as(path).isEqualTo(404).isEqualTo(nobodys.status());
            assertThat(theirs.json().get("detail")).isEqualTo(nobodys.json().get("detail"));
        }
        for (var path : List.of(
                "/deals",
                "/activities",
                "/pipelines",
                "/pipeline-stages",
                "/deals?q=secret",
                "/deals?stage_id=" + sales.lead,
                "/activities?deal_id=" + deal.dealId())) {
            assertThat(get(other, path).ids()).as(path).isEmpty();
        }
        assertThat(get(other, "/events").ids()).hasSize(1);
        assertThat(send("GET", store.path("/deals"), other.key()).status()).isEqualTo(404);
    }

    @Test
    void activitiesAreFilteredAndInOrderOfTime() {
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happened(deal, call(deal.dealId()));
        var early = new ActivityLogged(
                store.id(),
                deal.dealId(),
                new ActivityId(UUID.randomUUID()),
                ActivityType.NOTE,
                "early",
                null,
                java.time.Instant.parse("2025-01-01T00:00:00Z"),
                null,
                null);
        happened(early);

        assertThat(get(store, "/deals/" + deal.dealId() + "/activities")
                        .json()
                        .get("data")
                        .get(1)
                        .get("subject")
                        .asString())
                .isEqualTo("early");
        assertThat(get(store, "/activities?type=note").ids()).hasSize(1);
        assertThat(get(store, "/activities?actor=key-1").ids()).hasSize(2);
        assertThat(get(store, "/activities?actor=key-2").ids()).isEmpty();
        assertThat(get(store, "/activities?to=2025-01-01").ids()).hasSize(1);
        assertThat(get(store, "/activities?from=2025-01-01T00:00:00.001Z&deal_id=deal_" + deal.dealId())
                        .ids())
                .hasSize(1);
        assertThat(get(
                                store,
                                "/activities?limit=1&starting_after="
                                        + get(store, "/activities?limit=1")
                                                .ids()
                                                .getFirst())
                        .ids())
                .containsExactly("act_" + early.activityId());
    }

    @Test
    void aDealComesWithItsLatestTwentyActivitiesNewestFirst() {
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        var quiet = sales.deal(sales.lead, "b", "1", "USD");
        happened(deal, quiet);
        var calls = IntStream.range(0, 22).mapToObj(i -> call(deal.dealId())).toList();
        for (int i = 0; i < calls.size(); i++) happenedAt("2026-01-0" + (1 + i % 9) + "T00:00:00Z", calls.get(i));

        var shown = get(store, "/deals/" + deal.dealId()).json();
        var listed =
                get(store, "/deals/" + deal.dealId() + "/activities?limit=20").ids();

        assertThat(shown.get("activities").valueStream().map(it -> it.get("id").asString()))
                .hasSize(20)
                .containsExactlyElementsOf(listed);
        assertThat(shown.at("/activities/0/duration_minutes").asInt()).isEqualTo(12);
        assertThat(shown.at("/activities/0/actor/name").asString()).isEqualTo("Dana");
        assertThat(get(store, "/deals/" + quiet.dealId())
                        .json()
                        .get("activities")
                        .size())
                .isZero();
    }

    private ActivityLogged call(DealId deal) {
        return new ActivityLogged(
                store.id(),
                deal,
                new ActivityId(UUID.randomUUID()),
                ActivityType.CALL,
                "Called",
                "long",
                null,
                12,
                Direction.OUTBOUND);
    }
}
