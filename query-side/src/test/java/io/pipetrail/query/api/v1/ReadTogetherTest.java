package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Deals and summaries that are asked for at the same time are read by one statement. */
class ReadTogetherTest extends QueryApi {

    private static final int TIMES = 50;

    /** What somebody is to be told: a text that is in the answer. */
    private record Told(Future<Answer> answer, int status, String text) {}

    /** Seen red with rows that all go to the first who asked: those of deals, and those of totals. */
    @Test
    void allAreToldTheirOwn() throws Exception {
        var ours = openStore();
        var theirs = openStore();
        var sales = new Sales(ours.id());
        var trade = new Sales(theirs.id());
        happened(sales.pipelineEvents());
        happened(trade.pipelineEvents("Trade"));
        var our = sales.deal(sales.lead, "Ours", "11", "USD");
        var their = trade.deal(trade.lead, "Theirs", "22", "EUR");
        happened(our, their);
        var ourDeal = "/deals/" + our.dealId();
        var theirDeal = "/deals/" + their.dealId();

        var told = new ArrayList<Told>();
        try (var clients = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < TIMES; i++) {
                told.add(new Told(clients.submit(() -> get(ours, ourDeal)), 200, "\"title\":\"Ours\""));
                told.add(new Told(clients.submit(() -> get(theirs, theirDeal)), 200, "\"title\":\"Theirs\""));
                told.add(new Told(clients.submit(() -> get(theirs, ourDeal)), 404, "not_found"));
                told.add(new Told(clients.submit(() -> get(ours, "/pipeline-summary")), 200, "\"total_value\":11"));
                told.add(new Told(clients.submit(() -> get(theirs, "/pipeline-summary")), 200, "\"total_value\":22"));
                told.add(new Told(
                        clients.submit(() -> get(ours, "/pipeline-summary?period=1999")), 200, "\"total_deals\":0"));
            }
        }

        for (var one : told) {
            assertThat(one.answer().get().status()).isEqualTo(one.status());
            assertThat(one.answer().get().text()).contains(one.text());
        }
    }
}
