package io.pipetrail.web.wire.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.Actor;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.deal.Direction;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.security.ApiKey;
import io.pipetrail.web.security.KeyId;
import io.pipetrail.web.security.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What clients see, to the letter: a noun that prints differently fails here before it fails them. */
class GoldenTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Instant CREATED = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant NOW = CREATED.plus(Duration.ofDays(30)).plusSeconds(5);
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final TenantId TENANT = new TenantId(uuid(1));
    private static final PipelineId PIPELINE = new PipelineId(uuid(2));
    private static final StageId QUALIFIED = new StageId(uuid(3));
    private static final StageId WON = new StageId(uuid(4));
    private static final DealId DEAL = new DealId(uuid(5));

    @Test
    void aDealWithEverything() throws IOException {
        var deal = deal(
                new Money(4_800_050, USD),
                Probability.of("0.60"),
                new Contact("c-1", "John Rivera", "john@acmecorp.com", Contact.Type.USER, "Ann"));

        assertPrints("deal-full.json", V1Deal.of(deal, stage(QUALIFIED, Outcome.OPEN, "0.5", 30), NOW));
    }

    @Test
    void aDealWithNextToNothing() throws IOException {
        var deal = deal(new Money(0, JPY), null, Contact.UNKNOWN);

        assertPrints("deal-bare.json", V1Deal.of(deal, stage(QUALIFIED, Outcome.OPEN, null, 0), NOW));
    }

    @Test
    void aDealInDetail() throws IOException {
        var deal = deal(new Money(100, USD), null, new Contact("c-1", null, null, Contact.Type.COMPANY, null));
        var activity = V1Activity.of(
                new ActivityLogged(
                        TENANT,
                        DEAL,
                        new ActivityId(uuid(6)),
                        ActivityType.CALL,
                        "Hello",
                        null,
                        null,
                        15,
                        Direction.OUTBOUND),
                V1Actor.of(new Actor(Actor.Kind.KEY, uuid(7).toString(), "shop")),
                CREATED);

        assertPrints("deal-detail.json", V1Deal.of(deal, stage(WON, Outcome.WON, "0.5", 1), NOW, List.of(activity)));
    }

    @Test
    void aPipelineWithItsStages() throws IOException {
        var pipeline = new PipelineState(
                TENANT,
                PIPELINE,
                "Sales Pipeline",
                null,
                PipelineType.SALES,
                true,
                false,
                List.of(stage(QUALIFIED, Outcome.OPEN, "0.25", 30), stage(WON, Outcome.WON, null, 0)),
                3,
                CREATED,
                NOW);
        var huge = new BigInteger("100000000000000000000");
        var totals = Map.of(
                QUALIFIED,
                new StageTotals(
                        3,
                        List.of(
                                new CurrencyTotals(JPY, 1, BigInteger.TEN, BigInteger.TWO),
                                new CurrencyTotals(USD, 2, huge, BigInteger.valueOf(12345)))),
                WON,
                new StageTotals(1, List.of(new CurrencyTotals(USD, 1, BigInteger.ONE, BigInteger.ONE))));

        assertPrints("pipeline.json", V1Pipeline.of(pipeline, 1, true, totals));
    }

    @Test
    void aStoreAndItsKeys() throws IOException {
        var store = TenantState.of(new TenantOpened(TENANT, "acme", "Acme", USD), CREATED);
        var key = new ApiKey(
                new KeyId(uuid(7)), TENANT, "shop", Role.EDITOR, "abcd", CREATED, null, null, "operator:operator");

        assertPrints("store.json", V1Store.of(store));
        assertPrints("api-key.json", V1ApiKey.of(key));
        assertPrints("api-key-issued.json", V1ApiKey.of(key, "pt_live_secret"));
        assertPrints("deleted.json", V1Deleted.of(Ids.print(DEAL), "deal"));
    }

    @Test
    void aListAndALineOfHistory() throws IOException {
        var line = new V1History(
                "deal_change",
                Ids.printEvent(uuid(8)),
                17,
                "DealMovedToStage",
                2,
                CREATED,
                NOW,
                V1Actor.of(Map.of("actorType", "user", "actorId", "u-1", "actorName", "Rosa")),
                "v1",
                "req_1",
                List.of(new V1Change("stage", null, V1StageName.of(WON, "Won"))),
                3600L);

        assertPrints("history.json", V1List.of("/v1/x", List.of(line), true, "next"));
    }

    @Test
    void numbersArePlain() {
        assertThat(Plain.number(new BigDecimal("4.8E+4"))).hasToString("48000");
        assertThat(Plain.number(new BigDecimal("48000.50"))).hasToString("48000.5");
        assertThat(Plain.number(new BigDecimal("0.00"))).hasToString("0");
        assertThat(Plain.units(new BigInteger("123"), JPY)).hasToString("123");
        assertThat(Plain.units(new BigInteger("1"), USD)).hasToString("0.01");
    }

    @Test
    void aDealBeginsToRotWhenItsDaysAreOver() {
        var deal = deal(new Money(1, USD), null, Contact.UNKNOWN);
        var stage = stage(QUALIFIED, Outcome.OPEN, null, 30);
        var moment = CREATED.plus(Duration.ofDays(30));

        assertThat(V1Deal.of(deal, stage, moment.minusMillis(1)).isRotting()).isFalse();
        assertThat(V1Deal.of(deal, stage, moment).isRotting()).isTrue();
        assertThat(V1Deal.of(deal, stage(WON, Outcome.WON, null, 30), moment).isRotting())
                .isFalse();
        assertThat(V1Deal.of(deal, stage, CREATED.minusSeconds(9)).daysInStage())
                .isZero();
    }

    private static void assertPrints(String golden, Object noun) throws IOException {
        try (var expected = GoldenTest.class.getResourceAsStream("/golden/" + golden)) {
            var printed = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(noun);
            assertThat(printed).isEqualTo(expected == null ? "" : new String(expected.readAllBytes(), UTF_8).strip());
        }
    }

    private static DealState deal(Money value, @Nullable Probability probability, Contact contact) {
        return DealState.of(
                new DealCreated(
                        TENANT,
                        DEAL,
                        PIPELINE,
                        QUALIFIED,
                        Outcome.OPEN,
                        "Acme Corp Annual Contract",
                        null,
                        value,
                        probability,
                        null,
                        contact,
                        LocalDate.of(2026, 4, 15),
                        null,
                        null,
                        null,
                        null),
                CREATED);
    }

    private static StageState stage(StageId id, Outcome outcome, @Nullable String probability, int rottingDays) {
        return new StageState(
                id,
                outcome == Outcome.WON ? "Closed Won" : "Qualified",
                null,
                outcome,
                probability == null ? null : Probability.of(probability),
                rottingDays,
                "#00ff00",
                CREATED,
                NOW);
    }

    private static UUID uuid(int number) {
        return UUID.fromString("018f2b6e-7c1a-7000-8000-%012d".formatted(number));
    }
}
