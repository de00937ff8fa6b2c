package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.command.deal.CreateDeal;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.ImportDeal;
import io.pipetrail.command.deal.LogActivity;
import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.eventstore.MessageSerializer;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.problem.RefusalTranslation;
import io.pipetrail.web.wire.v1.Ids;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever decides a command, the client is answered the same: here every command goes over the wire and comes back. */
class OtherNodeTest {

    private static Node here;
    private static Node wired;

    private Client acme;
    private Client afar;
    private Reply sales;

    @BeforeAll
    static void start() {
        var database = TestDatabase.fresh();
        here = Node.on(database);
        wired = Node.on(database, OverTheWire.Wired.class);
    }

    @AfterAll
    static void stop() {
        wired.close();
        here.close();
    }

    @BeforeEach
    void openStore() {
        acme = wired.operator().opens("{\"name\":\"Acme\"}");
        afar = acme;
        acme = acme.at(here);
        sales = afar.post("pipelines", """
                        {"name":"Sales","stages":[
                            {"name":"Prospecting"},{"name":"Won","is_won":true},{"name":"Lost","is_lost":true}]}""").is(201);
    }

    @Test
    void aDealLivesThroughItAll() {
        var deal = "deals/"
                + afar.post("deals", "{\"title\":\"Printers\",\"value\":100.25}")
                        .is(201)
                        .text("id");
        afar.patch(deal, "{\"title\":\"Plotters\",\"probability\":0.35,\"notes\":\"Call\"}")
                .is(200);
        afar.post(deal + "/activities", "{\"type\":\"call\",\"subject\":\"Hello\"}")
                .is(201);
        var won = afar.post(deal + "/win", null).is(200);
        assertThat(won.text("status")).isEqualTo("won");
        assertThat(won.text("value_minor")).isEqualTo("10025");
        assertThat(won.header("ETag")).isEqualTo("\"v6\"");
        assertThat(Long.parseLong(won.header("X-Position"))).isPositive();
        assertThat(acme.delete(deal, "If-Match", "\"v6\"").is(200).header("X-Position"))
                .isNotEmpty();
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirstTimeAtAnyNode() {
        var first = afar.post("deals", "{\"title\":\"Once\"}", "Idempotency-Key", "k")
                .is(201);
        for (var client : List.of(afar, acme)) {
            var again = client.post("deals", "{\"title\":\"Once\"}", "Idempotency-Key", "k")
                    .is(201);
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.text("id")).isEqualTo(first.text("id"));
            assertThat(again.header("X-Position")).isEqualTo(first.header("X-Position"));
        }
        afar.post("deals", "{\"title\":\"Twice\"}", "Idempotency-Key", "k").is(422, "idempotency_key_reused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deal_not_found PATCH deals/{none} {\"title\":\"A\"}",
                "pipeline_stage_not_found PATCH deals/{deal} {\"stage_id\":\"{none}\"}",
                "pipeline_not_found PATCH deals/{deal} {\"pipeline_id\":\"{none}\"}",
                "no_stage PATCH deals/{deal} {\"pipeline_id\":\"{empty}\"}",
                "invalid_fields PATCH deals/{deal} {\"pipeline_id\":\"{empty}\",\"stage_id\":\"{stage}\"}",
                "deal_not_lost PATCH deals/{deal} {\"lost_reason\":\"Price\"}",
                "invalid_fields PATCH deals/{deal} {\"value\":0.001}",
                "external_id_taken PATCH deals/{deal} {\"external_id\":\"taken\"}",
                "external_id_taken POST deals {\"title\":\"A\",\"external_id\":\"taken\"}",
                "stage_not_open POST deals/{deal}/reopen {\"stage_id\":\"{won}\"}",
                "deal_not_found DELETE deals/{none}",
                "default_pipeline DELETE pipelines/{sales}",
                "pipeline_not_found DELETE pipelines/{none}",
                "stage_not_empty DELETE pipeline-stages/{stage}",
                "pipeline_stage_not_found DELETE pipeline-stages/{none}",
                "invalid_fields PATCH pipeline-stages/{stage} {\"is_won\":true,\"is_lost\":true}",
                "pipeline_stage_not_found PATCH pipeline-stages/{none} {\"name\":\"A\"}",
                "slug_taken POST /v1/stores {\"name\":\"Other\",\"slug\":\"{slug}\"}"
            })
    void aRefusalIsToldInTheSameWords(String line) {
        var words = filled(line).split(" ", 4);
        var body = words.length == 4 ? words[3] : null;
        var operator = words[2].startsWith("/");
        var local = (operator ? here.operator() : acme).send(words[1], words[2], body);
        var remote = (operator ? wired.operator() : afar).send(words[1], words[2], body);
        remote.is(local.status(), words[0]);
        assertThat(withoutRequest(remote)).isEqualTo(withoutRequest(local));
    }

    @Test
    void anotherVersionIsToldWithWhatWasMissed() {
        var deal = "deals/" + afar.post("deals", "{\"title\":\"A\"}").is(201).text("id");
        afar.patch(deal, "{\"title\":\"B\"}").is(200);
        var refused =
                afar.patch(deal, "{\"title\":\"C\"}", "If-Match", "\"v1\"").is(412);
        assertThat(refused.header("ETag")).isEqualTo("\"v2\"");
        assertThat(refused.json().at("/missed_events")).hasSize(1);
    }

    /** Of all reasons that there are, those too that no request can be made to give. */
    @ParameterizedTest
    @MethodSource("io.pipetrail.command.api.MessagesTest#everyRefusal")
    void everyDialectHasTheSameWordsForIt(RuntimeException refusal) {
        var again = Refused.of(refusal).again(new CommandExecutionException("refused", null));
        for (var dialect :
                here.context().getBeansOfType(RefusalTranslation.class).values()) {
            assertThat(told(dialect, again)).isEqualTo(told(dialect, refusal));
        }
    }

    @Test
    void whatIsTooLongForTheWireIsDecidedHere() {
        var tenant = Ids.store(afar.store());
        var deal = new DealId(UUID.randomUUID());
        var creation = new CreateDeal(
                tenant,
                deal,
                null,
                null,
                null,
                "Long",
                null,
                new Money(1, Currency.getInstance("EUR")),
                null,
                null,
                Contact.UNKNOWN,
                null,
                null,
                null,
                null,
                null);
        var text = "x".repeat(10_000);
        var steps = IntStream.range(0, MessageSerializer.LONGEST / text.length() + 1)
                .mapToObj(each -> new ImportDeal.Step(
                        null,
                        new LogActivity(
                                tenant,
                                deal,
                                new ActivityId(UUID.randomUUID()),
                                ActivityType.CALL,
                                "a",
                                text,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                null,
                                null)))
                .toList();
        var taken =
                new ImportDeal(UUID.randomUUID().toString(), creation, Instant.parse("2026-01-01T00:00:00Z"), steps);
        try (var _ = RequestContext.open(new RequestContext("a request", null, "v1"))) {
            var written = wired.bean(Commands.class).send(taken, DealDecided.class, Terms.NONE);
            assertThat(written.result().deal().id()).isEqualTo(deal);
        }
    }

    private String filled(String line) {
        var stage = sales.text("/stages/0/id");
        var empty = afar.post("pipelines", "{\"name\":\"Empty\",\"stages\":[]}")
                .is(201)
                .text("id");
        afar.post("deals", "{\"title\":\"Other\",\"external_id\":\"taken\"}").is(201);
        var slug = "slug-" + UUID.randomUUID();
        here.operator()
                .post("/v1/stores", "{\"name\":\"First\",\"slug\":\"" + slug + "\"}")
                .is(201);
        var deal = afar.post("deals", "{\"title\":\"Printers\",\"value\":100}")
                .is(201)
                .text("id");
        return line.replace("{deal}", deal)
                .replace("{stage}", stage)
                .replace("{won}", sales.text("/stages/1/id"))
                .replace("{sales}", sales.text("id"))
                .replace("{empty}", empty)
                .replace("{slug}", slug)
                .replace("deals/{none}", "deals/deal_" + UUID.randomUUID())
                .replace("{none}", UUID.randomUUID().toString());
    }

    private static String withoutRequest(Reply reply) {
        return reply.response()
                .body()
                .replaceAll("\"request_id\":\"[^\"]*\"", "")
                .replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static String told(RefusalTranslation dialect, RuntimeException thrown) {
        try {
            return dialect.refusalOf(thrown)
                    .map(refusal -> refusal.status() + " " + refusal.code() + " " + refusal.detail() + " "
                            + refusal.errors() + " " + refusal.headers())
                    .orElse("unknown");
        } catch (RuntimeException countsWhatIsThere) {
            return "needs a request: " + countsWhatIsThere.getClass();
        }
    }
}
