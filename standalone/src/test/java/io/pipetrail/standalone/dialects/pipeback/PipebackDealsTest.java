package io.pipetrail.standalone.dialects.pipeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deals as Pipeback's clients write and read them, and as everybody else sees them. */
@ExtendWith(Server.Running.class)
class PipebackDealsTest {

    private final Server server;

    PipebackDealsTest(Server server) {
        this.server = server;
    }

    /** Seen red with two decimals for every currency. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usd | 15000000 | $150,000.00 | 150000",
                "eur | 15000050 | €150,000.50 | 150000.5",
                "jpy | 150000   | ¥150,000    | 150000",
                "kwd | 1500005  | KWD\u00a01,500.005 | 1500.005"
            })
    void amountsAreMinorUnitsAndPrintedByTheRulesOfTheirCurrency(
            String currency, long amount, String formatted, double units) {
        var acme = Workspace.open(server, currency);
        var pipeline = acme.pipeline("Sales");
        var deal = acme.deal(acme.stage(pipeline, "Here"), amount);

        var read = acme.pipeback().get("/app/deals/" + deal).expect(200);
        assertThat(read.json().at("/data/amount").longValue()).isEqualTo(amount);
        assertThat(read.text("/data/amount_formatted")).isEqualTo(formatted);
        var total = acme.pipeback().get("/app/pipelines/" + pipeline).expect(200);
        assertThat(total.json().at("/data/total_deals_amount").longValue()).isEqualTo(amount);
        assertThat(total.text("/data/total_deals_amount_formatted")).isEqualTo(formatted);
        var native_ = acme.v1().get("/deals/" + deal).expect(200);
        assertThat(native_.json().at("/value").doubleValue()).isEqualTo(units);
        assertThat(native_.text("/currency")).isEqualTo(currency);
    }

    /** Seen red with all currencies added up. */
    @Test
    void dealsInOtherCurrenciesCountButAddNothing() {
        var acme = Workspace.open(server, "usd");
        var pipeline = acme.pipeline("Sales");
        var stage = acme.stage(pipeline, "Here");
        acme.deal(stage, 10_000);
        var yen = acme.v1()
                .post("/deals", """
                        {"title": "Yen", "value": 5000, "currency": "jpy", "stage_id": "%s"}""".formatted(stage))
                .expect(201)
                .text("/id")
                .replace("deal_", "");

        var renamed = acme.pipeback()
                .send("PUT", "/app/pipelines/" + pipeline + "/stages/" + stage, "{\"name\": \"There\"}")
                .expect(200);
        assertThat(renamed.text("/data/total_deals")).isEqualTo("2");
        assertThat(renamed.text("/data/total_deals_amount_formatted")).isEqualTo("$100.00");
        var changed = acme.pipeback()
                .send("PUT", "/app/deals/" + yen, "{\"amount\": 6000}")
                .expect(200);
        assertThat(changed.text("/data/amount_formatted")).isEqualTo("¥6,000");
    }

    @Test
    void aStatusIsTheStagesAndIsChangedByGoingToOne() {
        var acme = Workspace.open(server, "usd");
        var pipeline = acme.pipeline("Sales");
        var first = acme.stage(pipeline, "First");
        var second = acme.stage(pipeline, "Second");
        var won = acme.v1()
                .post("/pipeline-stages", """
                        {"name": "Won", "is_won": true, "pipeline_id": "%s"}""".formatted(pipeline))
                .expect(201)
                .text("/id")
                .replace("stg_", "");
        var deal = "/app/deals/" + acme.deal(first, 100);
        acme.pipeback()
                .send("PUT", deal, "{\"pipeline_stage_id\": \"%s\"}".formatted(second))
                .expect(200);

        var closed = acme.pipeback().send("PUT", deal, "{\"status\": \"won\"}").expect(200);
        assertThat(closed.text("/data/status")).isEqualTo("won");
        assertThat(closed.text("/data/pipeline_stage_id")).isEqualTo(won);
        assertThat(closed.text("/data/status_changed_at")).matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
        var reopened =
                acme.pipeback().send("PUT", deal, "{\"status\": \"open\"}").expect(200);
        assertThat(reopened.text("/data/pipeline_stage_id")).isEqualTo(second);
        assertThat(reopened.json().at("/data/status_changed_at").isNull()).isTrue();
        var refused =
                acme.pipeback().send("PUT", deal, "{\"status\": \"lost\"}").expect(422);
        assertThat(refused.text("/errors/status/0")).isEqualTo("The pipeline has no stage for lost deals.");
        assertThat(acme.pipeback()
                        .post("/app/deals", "{\"name\": \"Done\", \"status\": \"won\"}")
                        .expect(200)
                        .text("/data/pipeline_stage_id"))
                .isEqualTo(won);
    }

    @Test
    void whatIsReadCanBeSentBackWithOneFieldChanged() {
        var acme = Workspace.open(server, "usd");
        var pipeline = acme.pipeline("Sales");
        var first = acme.stage(pipeline, "First");
        var second = acme.stage(pipeline, "Second");
        var deal = "/app/deals/" + acme.deal(first, 100);
        var read = acme.pipeback().get(deal).json().at("/data").toString();

        var changed =
                acme.pipeback().send("PUT", deal, read.replace(first, second)).expect(200);

        assertThat(changed.text("/data/pipeline_stage_id")).isEqualTo(second);
        assertThat(acme.v1().get(deal.replace("/app", "") + "/history").json().at("/data"))
                .hasSize(2);
    }

    @Test
    void absentFieldsStayAndNullClears() {
        var acme = Workspace.open(server, "usd");
        var stage = acme.stage(acme.pipeline("Sales"), "First");
        var deal = "/app/deals/"
                + acme.pipeback()
                        .post("/app/deals", """
                                {"name": " Trimmed ", "contact_id": "c-1", "owner_id": "ann", "amount": "250",
                                 "expected_close_date": "2026-12-31 00:00:00", "pipeline_stage_id": "%s", "whatever": 1}""".formatted(stage))
                        .expect(200)
                        .text("/data/id");

        var cleared = acme.pipeback()
                .send("PUT", deal, "{\"owner_id\": null, \"contact_id\": \"\", \"amount\": null}")
                .expect(200)
                .json()
                .get("data");
        assertThat(cleared.get("name").asString()).isEqualTo("Trimmed");
        assertThat(cleared.get("expected_close_date").asString()).isEqualTo("2026-12-31");
        assertThat(cleared.get("amount").longValue()).isZero();
        assertThat(cleared.get("owner_id").isNull()).isTrue();
        assertThat(cleared.get("contact_id").isNull()).isTrue();
    }

    /** Seen red with a link that leads to the same page, and so on: what is asked for grew until no header could hold it. */
    @Test
    void theListComesInPagesAndIsNarrowed() {
        var acme = Workspace.open(server, "usd");
        var pipeline = acme.pipeline("Sales");
        var first = acme.stage(pipeline, "First");
        var second = acme.stage(pipeline, "Second");
        var made = new ArrayList<String>();
        for (var i = 0; i < 5; i++) made.addFirst(acme.deal(i < 3 ? first : second, 100));

        var found = new ArrayList<String>();
        var next = "/app/deals?per_page=2&owner_id=&whatever=" + "x".repeat(6_000);
        while (!next.isEmpty()) {
            var page = acme.pipeback().get(next).expect(200);
            found.addAll(page.json().at("/data").findValuesAsString("id"));
            next = page.header("Link").replaceAll("<" + Workspace.MOUNT, "").replaceAll(">; rel=\"next\"", "");
        }
        assertThat(found).isEqualTo(made);
        assertThat(acme.pipeback()
                        .get("/app/deals?status=open&pipeline_stage_id=" + second)
                        .json()
                        .at("/data"))
                .hasSize(2);
        acme.pipeback().get("/app/deals?status=lately").expect(422);
        acme.pipeback().get("/app/deals?per_page=1000").expect(422);
    }

    @Test
    void aWriteIsShownToWhoeverReadsNextAndDoneOnce() {
        var acme = Workspace.open(server, "usd");
        var client = acme.pipeback().with("Idempotency-Key", "once");
        var first = client.post("/app/pipelines", "{\"name\": \"Sales\"}").expect(200);
        var again = client.post("/app/pipelines", "{\"name\": \"Sales\"}").expect(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("X-Position"))
                .isEqualTo(first.header("X-Position"))
                .matches("\\d+");
        assertThat(acme.pipeback()
                        .with("X-Min-Position", first.header("X-Position"))
                        .get("/app/pipelines")
                        .expect(200)
                        .json()
                        .at("/data"))
                .hasSize(1);
        assertThat(client.post("/app/pipelines", "{\"name\": \"Another\"}")
                        .expect(422)
                        .json()
                        .at("/errors")
                        .isObject())
                .isTrue();
        var path = "/app/pipelines/" + first.text("/data/id");
        acme.pipeback()
                .with("If-Match", "\"v7\"")
                .send("PUT", path, "{\"name\": \"A\", \"is_default\": false}")
                .expect(412);
        acme.pipeback()
                .with("If-Match", first.header("ETag"))
                .send("PUT", path, "{\"name\": \"A\", \"is_default\": false}")
                .expect(200);
        acme.pipeback()
                .with("Prefer", "return=minimal")
                .send("PUT", path, "{\"name\": \"B\", \"is_default\": false}")
                .expect(204);
    }
}
