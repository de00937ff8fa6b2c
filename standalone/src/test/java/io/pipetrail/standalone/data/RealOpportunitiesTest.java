package io.pipetrail.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.data.Opportunities.Opportunity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** 8,800 opportunities that nobody on this project made, through the REST API, twice. */
@ExtendWith(Server.Running.class)
class RealOpportunitiesTest {

    private static final Logger LOG = LoggerFactory.getLogger(RealOpportunitiesTest.class);
    private static final int CONNECTIONS = 16;
    private static final int TELL_EVERY = 1_000;

    private final Store store;
    private final Map<String, String> stages = new LinkedHashMap<>();
    private final AtomicLong position = new AtomicLong();

    RealOpportunitiesTest(Server server) {
        store = server.store("admin");
    }

    @Test
    void comeOutAsTheyWentInToTheCentAndOnlyOnce() throws Exception {
        var folder = Opportunities.folder();
        assumeTrue(
                folder.isPresent(), "Skipped: there is no shared/data/crm-sales-opportunities beside the repository");
        var opportunities = Opportunities.read(folder.get());
        stages.put("Prospecting", store.stage("Prospecting", ", \"probability\": 0.10"));
        stages.put("Engaging", store.stage("Engaging", ", \"probability\": 0.50"));
        stages.put("Won", store.stage("Won", ", \"is_won\": true"));
        stages.put("Lost", store.stage("Lost", ", \"is_lost\": true"));

        load(opportunities, "loaded");

        agreesWith(opportunities);
        assertThat(summary().get("Won")).isEqualTo(new Sum(4_238, new BigDecimal("10005534")));
        assertThat(summary().get("Lost").deals()).isEqualTo(2_473);
        assertThat(summary().get("Engaging").deals()).isEqualTo(1_589);
        assertThat(summary().get("Prospecting").deals()).isEqualTo(500);
        var before = readUpToDate().at("/position").asLong();

        load(opportunities, "loaded again");

        agreesWith(opportunities);
        assertThat(readUpToDate().at("/position").asLong())
                .describedAs("a second run adds no event")
                .isEqualTo(before);
    }

    private void load(Opportunities opportunities, String what) throws Exception {
        var start = Instant.now();
        var done = new AtomicInteger();
        try (var workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            var tasks = opportunities.all().stream()
                    .<Future<?>>map(opportunity -> workers.submit(() -> {
                        load(opportunity);
                        tell(what, done.incrementAndGet(), opportunities.all().size(), start);
                    }))
                    .toList();
            for (var task : tasks) task.get();
        }
        LOG.info(
                "{} opportunities {} in {} s",
                done,
                what,
                Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }

    private void load(Opportunity opportunity) {
        var created = write(opportunity, "", opportunity.createdAt())
                .post("/deals", """
                        {"title": "%s", "external_id": "%s", "assigned_to": "%s", "value": %s, "currency": "usd", "stage_id": "%s"}""".formatted(
                                opportunity.title(),
                                opportunity.id(),
                                opportunity.agent(),
                                opportunity.value(),
                                stages.get("Prospecting")))
                .expect(201);
        written(created);
        var deal = created.header("Location").replaceFirst(".*(?=/deals/)", "");
        opportunity.engagedAt().ifPresent(at -> move(opportunity, deal, "Engaging", at));
        opportunity.closedAt().ifPresent(at -> move(opportunity, deal, opportunity.stage(), at));
    }

    private void move(Opportunity opportunity, String deal, String stage, Instant at) {
        written(write(opportunity, "/" + stage, at)
                .patch(deal, "{\"stage_id\": \"%s\"}".formatted(stages.get(stage)))
                .expect(204));
    }

    /** Nobody reads between two writes, so none waits for the read side; the summary asks for the last position instead. */
    private Api write(Opportunity opportunity, String step, Instant at) {
        return store.api()
                .with("Idempotency-Key", opportunity.id() + step)
                .with("X-Occurred-At", at.toString())
                .with("Prefer", "return=minimal");
    }

    private void written(Api.Answer answer) {
        position.accumulateAndGet(Long.parseLong(answer.header("X-Position")), Math::max);
    }

    private void agreesWith(Opportunities opportunities) {
        var expected = new LinkedHashMap<String, Sum>();
        stages.keySet().forEach(stage -> expected.put(stage, new Sum(0, BigDecimal.ZERO)));
        opportunities.all().forEach(row -> expected.merge(row.stage(), new Sum(1, row.value()), Sum::plus));

        assertThat(summary()).isEqualTo(expected);
    }

    private Map<String, Sum> summary() {
        var sums = new LinkedHashMap<String, Sum>();
        for (var stage : readUpToDate().at("/stages")) {
            sums.put(
                    stage.at("/name").asString(),
                    new Sum(
                            stage.at("/deal_count").asLong(),
                            stage.at("/total_value").decimalValue()));
        }
        return sums;
    }

    private JsonNode readUpToDate() {
        var patient = store.api().with("X-Min-Position", String.valueOf(position.get()));
        return await().atMost(Duration.ofMinutes(5))
                .until(() -> patient.get("/pipeline-summary"), answer -> answer.status() == 200)
                .json();
    }

    private static void tell(String what, int done, int all, Instant start) {
        if (done % TELL_EVERY != 0) return;
        var seconds = Math.max(0.001, Duration.between(start, Instant.now()).toMillis() / 1000.0);
        LOG.info(
                "{} {} of {}, {} a second, {} s left",
                what,
                done,
                all,
                Math.round(done / seconds),
                Math.round((all - done) * seconds / done));
    }

    /** Amounts are compared by their worth: 100 and 100.00 are equal. */
    record Sum(long deals, BigDecimal value) {

        Sum {
            value = value.setScale(2);
        }

        Sum plus(Sum other) {
            return new Sum(deals + other.deals, value.add(other.value));
        }
    }
}
