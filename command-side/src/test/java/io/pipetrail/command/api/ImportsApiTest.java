package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files of deals come in row by row, and what is wrong with one leaves the others alone. */
class ImportsApiTest extends Shop {

    private static final String[] CSV = {"Content-Type", "text/csv"};
    private static final String[] NDJSON = {"Content-Type", "application/x-ndjson"};

    @Test
    void aLineBringsADealWithItsHistoryAtItsOwnDates() {
        var done = ndjson("""
                {"external_id":"a-1","title":"Printers","value":480.5,"currency":"eur","created_at":"2017-01-03T00:00:00Z",\
                "history":[{"stage":"Prospecting","at":"2017-01-03T00:00:00Z"},{"stage":"Negotiation","at":"2017-02-01T00:00:00Z","value":500},\
                {"stage":"Lost","at":"2017-03-01T00:00:00Z"}],"lost_reason":"Price",\
                "activities":[{"type":"call","subject":"Hello","occurred_at":"2017-01-20T10:00:00Z"}]}
                """);

        assertThat(done.text("status")).isEqualTo("completed");
        assertThat(done.json().path("created").asInt()).isEqualTo(1);
        assertThat(eventsOfImports())
                .containsExactly(
                        "DealCreated 2017-01-03T00:00:00Z",
                        "ActivityLogged 2017-01-20T10:00:00Z",
                        "DealValueChanged 2017-02-01T00:00:00Z",
                        "DealMovedToStage 2017-02-01T00:00:00Z",
                        "DealMovedToStage 2017-03-01T00:00:00Z");
    }

    /** Seen red: without the look and without the unique index's refusal taken for a skip, all were failures. */
    @Test
    void whatIsThereAlreadyIsSkipped() {
        var file = "external_id,title\nb-1,One\nb-2,Two\n";

        var first = csv(file);
        var second = csv(file + "b-3,Three\n");

        assertThat(counts(first)).isEqualTo("created 2, skipped 0, failed 0");
        assertThat(counts(second)).isEqualTo("created 1, skipped 2, failed 0");
    }

    @Test
    void ofTwoRowsWithOneExternalIdTheFirstIsTaken() {
        var done = csv("external_id,title\nc-1,First\nc-1,Second\n");

        assertThat(counts(done)).isEqualTo("created 1, skipped 1, failed 0");
        assertThat(titles()).containsExactly("First");
    }

    @Test
    void aBadRowIsToldByItsLineAndTheOthersGoIn() {
        var done = csv("""
                external_id,title,value,currency,stage,created_at
                d-1,Good,100,usd,Negotiation,2017-01-03
                d-2,Bad date,100,usd,Negotiation,2017-02-30
                d-3,Bad stage,100,usd,Nowhere,2017-01-03
                d-4,Two currencies,$100 / €90,usd,Negotiation,2017-01-03
                d-5,"Unclosed,100,usd,Negotiation,2017-01-03
                d-6,Future,100,usd,Negotiation,2999-01-01
                d-7,,100,usd,Negotiation,2017-01-03
                d-8,Good as well,100,usd,,2017-01-03
                """);

        assertThat(counts(done)).isEqualTo("created 2, skipped 0, failed 6");
        assertThat(done.json().path("errors").values().stream()
                        .map(error -> error.path("line").asInt() + " "
                                + error.path("detail").asString()))
                .containsExactly(
                        "3 created_at: \"2017-02-30\" is no date",
                        "4 there is no stage \"Nowhere\" in the pipeline \"Sales\"",
                        "5 value: \"$100 / €90\" names two currencies",
                        "6 has a quote that is not closed",
                        "7 /created_at must not be in the future",
                        "8 /title is required");
        assertThat(titles()).containsExactlyInAnyOrder("Good", "Good as well");
    }

    @Test
    void aLineThatIsNoGoodJsonIsToldByItsNumber() {
        var done = ndjson("{\"title\":\"Good\"}\nnonsense\n{\"title\":\"Odd\",\"colour\":1}\n"
                + "{\"title\":\"Early\",\"created_at\":\"2017-03-01T00:00:00Z\",\"history\":[{\"stage\":\"Won\",\"at\":\"2017-02-01T00:00:00Z\"}]}\n"
                + "{\"title\":\"Open and won\",\"stage\":\"Won and lost\"}\n");

        assertThat(counts(done)).isEqualTo("created 1, skipped 0, failed 4");
        assertThat(done.json().at("/errors/0/line").asInt()).isEqualTo(2);
        assertThat(done.text("/errors/1/detail")).isEqualTo("/colour is not a field of this");
        assertThat(done.text("/errors/2/detail")).contains("before the deal was created");
        assertThat(done.text("/errors/3/detail")).contains("Won and lost");
    }

    @Test
    void aDryRunOnlySaysWhatWouldBe() {
        var before = events(acme);

        var done = csv("external_id,title,stage\ne-1,One,Won\ne-2,Two,Nowhere\n", "dry_run=true");

        assertThat(counts(done)).isEqualTo("created 1, skipped 0, failed 1");
        assertThat(done.json().path("dry_run").asBoolean()).isTrue();
        assertThat(events(acme)).isEqualTo(before);
    }

    @Test
    void stagesThatTheMappingAsksForAreMadeFirst() {
        var mapping = "%7B%22fields%22%3A%7B%22title%22%3A%22t%22%2C%22stage%22%3A%22s%22%7D%2C%22create_stages%22%3A"
                + "%7B%22stages%22%3A%5B%7B%22name%22%3A%22Trial%22%7D%5D%7D%7D";

        assertThat(counts(csv("t,s\nOne,Trial\n", "dry_run=true&mapping=" + mapping)))
                .startsWith("created 1");
        assertThat(counts(csv("t,s\nOne,Trial\n", "mapping=" + mapping))).startsWith("created 1");
        assertThat(counts(csv("t,s\nTwo,Trial\n", "mapping=" + mapping))).startsWith("created 1");

        var trials = node.bean(JdbcClient.class)
                .sql("""
                        select count(*) from eventstore.event_log
                        where type = 'StageAdded' and payload ->> 'tenantId' = ? and payload ->> 'name' = 'Trial'""")
                .param(acme.store())
                .query(Long.class)
                .single();
        assertThat(trials).isEqualTo(1);
    }

    @Test
    void theImportCanBeAskedForByItsIdAndByNobodyElse() {
        var id = UUID.randomUUID().toString();
        csv("title\nOne\n", "id=" + id);

        assertThat(acme.send("GET", "imports/imp_" + id, null).is(200).text("status"))
                .isEqualTo("completed");
        assertThat(acme.send("GET", "imports", null).is(200).text("/data/0/id")).isEqualTo("imp_" + id);
        var other = node.operator().opens("{\"name\":\"Other\"}");
        other.send("GET", "imports/imp_" + id, null).is(404, "import_not_found");
        other.post("imports/imp_" + id + "/revert", null).is(404, "import_not_found");
        acme.post("imports?id=" + id, "title\nTwo\n", CSV).is(409, "import_exists");
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheFirstAnswer() {
        var first = acme.post("imports", "title\nOne\n", "Content-Type", "text/csv", "Idempotency-Key", "k-1")
                .is(201);
        var again = acme.post("imports", "title\nOne\n", "Content-Type", "text/csv", "Idempotency-Key", "k-1")
                .is(201);

        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(titles()).containsExactly("One");
    }

    /** Seen red: without letting stale ones fail before, the repeat was answered with the failed import and brought nothing. */
    @Test
    void aRepeatOfAnImportWhoseServerWentAwayGoesIn() {
        var gone = UUID.randomUUID();
        node.bean(JdbcClient.class).sql("""
                        insert into registry.imports (import_id, tenant_id, request_key, status, dry_run, updated_at)
                        values (?, ?::uuid, 'k-2', 'running', false, now() - interval '2 minutes')""").params(gone, acme.store()).update();

        var again = acme.post("imports", "title\nOne\n", "Content-Type", "text/csv", "Idempotency-Key", "k-2")
                .is(201);

        assertThat(again.text("status")).isEqualTo("completed");
        assertThat(titles()).containsExactly("One");
        assertThat(acme.send("GET", "imports/imp_" + gone, null).is(200).text("status"))
                .isEqualTo("failed");
    }

    /** Seen red: without the comparison, the real import was answered with the dry run. */
    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        var file = "title\nOne\n";
        var csv = new String[] {"Content-Type", "text/csv", "Idempotency-Key", "k-3"};
        acme.post("imports?dry_run=true", file, csv).is(201);

        acme.post("imports", file, csv).is(422, "idempotency_key_reused");
        acme.post("imports?dry_run=true", file + "Two\n", csv).is(422, "idempotency_key_reused");
        acme.post("imports?dry_run=true", file, "Content-Type", "application/x-ndjson", "Idempotency-Key", "k-3")
                .is(422, "idempotency_key_reused");
        acme.post("imports?dry_run=true", file, csv).is(201);
    }

    /** Seen red: with the line's pipeline for every entry that names none, the last stage was that of the first pipeline. */
    @Test
    void anEntryWithoutAPipelineStaysInTheOneBeforeIt() {
        var renewals = pipeline("Renewals");

        var done = ndjson("""
                {"title":"Travels","pipeline":"Sales","created_at":"2017-01-03T00:00:00Z","history":[\
                {"stage":"Prospecting","at":"2017-01-03T00:00:00Z"},\
                {"pipeline":"Renewals","stage":"Negotiation","at":"2017-02-01T00:00:00Z"},\
                {"stage":"Won","at":"2017-03-01T00:00:00Z"}]}
                """);

        assertThat(counts(done)).isEqualTo("created 1, skipped 0, failed 0");
        assertThat(placesOf("DealMovedToStage"))
                .containsExactly(
                        renewals.text("/stages/0/id").replace("stg_", ""),
                        renewals.text("/stages/1/id").replace("stg_", ""));
    }

    /** Seen red: with the first of a name taken, all of them went in. */
    @Test
    void aNameOfTwoPlacesIsABadRowAndAnIdIsNot() {
        var first = pipeline("Renewals");
        pipeline("Renewals");
        acme.post("pipeline-stages", "{\"name\":\"Won\",\"is_won\":true}").is(201);

        var done = csv("title,pipeline,stage\nA,Renewals,Won\nB,Sales,Won\nC," + first.text("id") + ",Won\nD,Sales,"
                + stage(2) + "\n");

        assertThat(counts(done)).isEqualTo("created 2, skipped 0, failed 2");
        assertThat(done.text("/errors/0/detail")).isEqualTo("the pipeline \"Renewals\" is ambiguous: give its id");
        assertThat(done.text("/errors/1/detail")).isEqualTo("the stage \"Won\" is ambiguous: give its id");
    }

    /** Seen red: without turns, and with what is missing looked up before, each of them made the stage. */
    @Test
    void importsAtTheSameTimeMakeAStageOnce() throws Exception {
        var mapping = "%7B%22fields%22%3A%7B%22title%22%3A%22t%22%7D%2C%22create_stages%22%3A"
                + "%7B%22stages%22%3A%5B%7B%22name%22%3A%22Trial%22%7D%5D%7D%7D";
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var done = new ArrayList<Future<String>>();
            for (int i = 0; i < 8; i++) {
                done.add(clients.submit(() -> {
                    start.await();
                    return counts(csv("t\nOne\n", "mapping=" + mapping));
                }));
            }
            start.countDown();
            for (var each : done) assertThat(each.get()).startsWith("created 1");
        }

        assertThat(fieldsOf("StageAdded", "name")).containsOnlyOnce("Trial");
    }

    /** Seen red: taken over as it stands, the reason made the row a bad one. */
    @Test
    void aLostReasonOfADealThatIsNotLostIsDropped() {
        var done = ndjson("""
                {"title":"Open","lost_reason":"Price"}
                {"title":"Won back","history":[{"stage":"Lost","lost_reason":"Price","at":"2017-01-03T00:00:00Z"},\
                {"stage":"Won","lost_reason":"Price","at":"2017-03-01T00:00:00Z"}]}
                {"title":"Lost","stage":"Lost","lost_reason":"Late"}
                """);

        assertThat(counts(done)).isEqualTo("created 3, skipped 0, failed 0");
        assertThat(fieldsOf("DealCreated", "lostReason")).containsExactlyInAnyOrder(null, "Price", "Late");
    }

    /** Seen red: with 1,000 the most, it was a bad row. */
    @Test
    void aLineMayHoldAHistoryOfThousands() {
        var entries = IntStream.range(0, 3_000)
                .mapToObj(i ->
                        "{\"at\":\"" + Instant.parse("2017-01-03T00:00:00Z").plusSeconds(i) + "\",\"value\":" + i + "}")
                .collect(Collectors.joining(","));

        assertThat(counts(ndjson("{\"title\":\"Long\",\"history\":[" + entries + "]}\n")))
                .isEqualTo("created 1, skipped 0, failed 0");
        assertThat(eventsOf("DealValueChanged")).hasSize(2_999);
    }

    /** Seen red: with nothing remembered and with the default pipeline alone, it said 3 created and 1 failed. */
    @Test
    void aDryRunKnowsWhatIsRepeatedAndAllPipelines() {
        pipeline("Renewals");
        var mapping =
                "%7B%22fields%22%3A%7B%22title%22%3A%22t%22%2C%22external_id%22%3A%22e%22%2C%22pipeline%22%3A%22p%22%7D%2C"
                        + "%22create_stages%22%3A%7B%22stages%22%3A%5B%7B%22name%22%3A%22Trial%22%7D%5D%7D%7D";
        var file = "t,e,p\nOne,1,Sales\nTwo,2,Renewals\nOne again,1,Sales\n";

        var imagined = counts(csv(file, "dry_run=true&mapping=" + mapping));

        assertThat(imagined)
                .isEqualTo("created 2, skipped 1, failed 0")
                .isEqualTo(counts(csv(file, "mapping=" + mapping)));
    }

    @Test
    void onlyWhoMayBackdateMayImport() {
        for (var role : new String[] {"viewer", "auditor", "editor"}) {
            node.operator()
                    .in(acme.store(), role)
                    .post("imports", "title\nOne\n", CSV)
                    .is(403);
        }
        acme.post("imports", "{}").is(415);
        acme.post("imports", "title\nOne\n", "Content-Type", "text/csv;charset=iso-8859-1")
                .is(415);
    }

    @Test
    void whatIsNoTextIsRefusedAndStaysAFailedImport() {
        var refused =
                acme.post("imports", "title\n" + "\0".repeat(100_000), CSV).is(422, "unreadable_file");

        var failed =
                acme.send("GET", "imports/" + refused.text("import_id"), null).is(200);
        assertThat(failed.text("status")).isEqualTo("failed");
        assertThat(failed.text("detail")).contains("byte 0");
        acme.post("imports?mapping=nonsense", "title\nOne\n", CSV).is(400, "invalid_parameter");
        acme.post("imports", "name\nOne\n", CSV).is(400, "invalid_parameter");
    }

    /** Seen red: without the time of the deal, the deletion had none of its own. */
    @Test
    void aReversalDeletesTheDealsAsOfWhenTheyBeganAndLeavesWhatWasChangedSince() {
        var id = csv("external_id,title,created_at\nf-1,One,2017-01-03\nf-2,Two,2017-02-03\nf-3,Undated,\n")
                .text("id");
        var two = dealOf("f-2");
        acme.patch("deals/" + two, "{\"title\":\"Somebody's work\"}").is(200);

        acme.post("imports/" + id + "/revert", null).is(202);

        var reverted = await().atMost(Duration.ofMinutes(1))
                .until(() -> acme.send("GET", "imports/" + id, null).json().path("revert"), this::isOver);
        assertThat(reverted.path("status").asString()).isEqualTo("completed");
        assertThat(reverted.path("deleted").asInt()).isEqualTo(2);
        assertThat(reverted.path("kept").asInt()).isEqualTo(1);
        assertThat(reverted.at("/errors/0/deal_id").asString()).isEqualTo("deal_" + two);
        assertThat(eventsOf("DealDeleted")).hasSize(2).contains("DealDeleted 2017-01-03T00:00:00Z");
        acme.post("imports/" + id + "/revert", null).is(202);
        assertThat(counts(csv("external_id,title\nf-1,One again\nf-2,Two again\n")))
                .isEqualTo("created 1, skipped 1, failed 0");
    }

    private boolean isOver(JsonNode reversal) {
        return !reversal.path("status").asString("").equals("running");
    }

    private Reply csv(String file, String... parameters) {
        return acme.post("imports?" + String.join("&", parameters), file, CSV).is(201);
    }

    private Reply ndjson(String file) {
        return acme.post("imports", file, NDJSON).is(201);
    }

    private static String counts(Reply done) {
        var json = done.json();
        return "created %d, skipped %d, failed %d"
                .formatted(
                        json.path("created").asInt(),
                        json.path("skipped").asInt(),
                        json.path("failed").asInt());
    }

    private List<String> eventsOfImports() {
        return told("metadata ->> 'importId' is not null");
    }

    private List<String> eventsOf(String type) {
        return told("type = '" + type + "'");
    }

    private List<String> told(String condition) {
        return node.bean(JdbcClient.class)
                .sql(
                        "select type, metadata ->> 'occurredAt' from eventstore.event_log where payload ->> 'tenantId' = ? and "
                                + condition + " order by position")
                .param(acme.store())
                .query((row, number) -> row.getString(1) + " " + Instant.parse(row.getString(2)))
                .list();
    }

    private Reply pipeline(String name) {
        return acme.post("pipelines", """
                        {"name":"%s","stages":[{"name":"Negotiation"},{"name":"Won","is_won":true}]}""".formatted(name)).is(201);
    }

    private List<String> placesOf(String type) {
        return fieldsOf(type, "stageId");
    }

    private List<String> titles() {
        return fieldsOf("DealCreated", "title");
    }

    private List<String> fieldsOf(String type, String field) {
        return node.bean(JdbcClient.class)
                .sql("""
                        select payload ->> ? from eventstore.event_log where type = ? and payload ->> 'tenantId' = ?
                        order by position""")
                .params(field, type, acme.store())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String dealOf(String externalId) {
        return node.bean(JdbcClient.class)
                .sql("select deal_id from registry.deals where tenant_id = ?::uuid and external_id = ?")
                .params(acme.store(), externalId)
                .query(String.class)
                .single();
    }
}
