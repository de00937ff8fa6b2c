package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.Money;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.web.security.Role;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditQueriesTest extends QueryApi {

    private static final String VERIFICATIONS = "/audit/verifications";

    @Test
    void nothingIsFoundWhereNobodyChangedARow() {
        var auditor = storeWithADeal();

        var verification = verified(auditor);

        assertThat(verification.get("status").asString()).isEqualTo("completed");
        assertThat(verification.get("differences").asLong()).isZero();
        assertThat(verification.get("report")).isEmpty();
        assertThat(verification.get("events_total").asLong()).isEqualTo(9);
        assertThat(verification.get("events_done").asLong()).isEqualTo(9);
        assertThat(verification.get("seconds_left").asLong()).isZero();
        assertThat(verification.get("rows_compared").asLong()).isGreaterThan(20);
        assertThat(verification.get("position").asLong()).isPositive();
    }

    /** Seen red with values that are taken for equal whatever they are. */
    @Test
    void aRowChangedByHandIsNamedWithBothValues() {
        var auditor = storeWithADeal();
        changeTitles(auditor, "'Changed by hand'");

        var verification = verified(auditor);
        changeTitles(auditor, "'a'");

        assertThat(verification.get("differences").asLong()).isOne();
        var difference = verification.get("report").get(0);
        assertThat(difference.get("read_model").asString()).isEqualTo("deals");
        assertThat(difference.at("/key/tenant_id").asString())
                .isEqualTo(auditor.id().toString());
        assertThat(difference.get("expected").toString()).isEqualTo("{\"title\":\"a\"}");
        assertThat(difference.get("found").toString()).isEqualTo("{\"title\":\"Changed by hand\"}");
        assertThat(get(auditor, VERIFICATIONS).json().get("data").get(0).has("report"))
                .isFalse();
    }

    /** PostgreSQL holds no NUL in a text: what has titles parks that event and the next; the summary folds them both. Seen red with what is parked taken for folded. */
    @Test
    void whatCouldNotBeFoldedIsToldAndIsNoDifference() {
        var store = openStore();
        var sales = new Sales(store.id());
        var deal = sales.deal(sales.lead, "a", "12.5", "EUR");
        happened(sales.pipelineEvents());
        happened(deal);
        happened(new DealRenamed(store.id(), deal.dealId(), "\0"));
        happened(new DealValueChanged(
                store.id(), deal.dealId(), new Money(7, deal.value().currency())));

        var verification = verified(as(store, Role.AUDITOR));

        assertThat(verification.get("parked_events").asLong()).isEqualTo(2);
        assertThat(verification.get("differences").asLong()).isZero();
    }

    @Test
    void onlyAuditorsAndAdminsMayAskAndOnlyForTheirStore() {
        var auditor = storeWithADeal();
        var id = verified(auditor).get("id").asString();
        var other = as(openStore(), Role.ADMIN);

        assertThat(post(as(auditor, Role.EDITOR), VERIFICATIONS, "{}").status()).isEqualTo(403);
        assertThat(get(as(auditor, Role.VIEWER), VERIFICATIONS).status()).isEqualTo(403);
        assertThat(get(as(auditor, Role.ADMIN), VERIFICATIONS).ids()).containsExactly(id);
        assertThat(get(other, VERIFICATIONS).ids()).isEmpty();
        assertThat(get(other, VERIFICATIONS + "/" + id).status()).isEqualTo(404);
        assertThat(get(auditor, VERIFICATIONS + "/nonsense").status()).isEqualTo(404);
        assertThat(post(auditor, VERIFICATIONS, "{\"fast\": true}").status()).isEqualTo(422);
    }

    /** Seen red with an index that is not unique: the second one began. */
    @Test
    void thereIsOneAtATimeAndOneThatNobodyRunsAnyMoreHasFailed() {
        var auditor = as(openStore(), Role.AUDITOR);
        var running = runElsewhere(auditor);
        assertThat(post(auditor, VERIFICATIONS, "{}").status()).isEqualTo(409);
        assertThat(status(auditor, running)).isEqualTo("running");

        database.sql("update readside.verifications set seen_at = now() - interval '1 hour' where verification_id = ?")
                .param(running)
                .update();

        assertThat(status(auditor, running)).isEqualTo("failed");
        assertThat(verified(auditor).get("status").asString()).isEqualTo("completed");
        assertThat(status(auditor, running)).isEqualTo("failed");
    }

    private Opened storeWithADeal() {
        var store = openStore();
        var sales = new Sales(store.id());
        happened(sales.pipelineEvents());
        happened(sales.deal(sales.lead, "a", "12.5", "EUR"));
        return as(store, Role.AUDITOR);
    }

    private JsonNode verified(Opened auditor) {
        var begun = post(auditor, VERIFICATIONS, "{}");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.header("Location"))
                .endsWith("/" + begun.json().get("id").asString());
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> send("GET", begun.header("Location"), auditor.key())
                                .json(),
                        told -> !told.get("status").asString().equals("running"));
    }

    private String status(Opened auditor, UUID id) {
        return get(auditor, VERIFICATIONS + "/" + id).json().get("status").asString();
    }

    private UUID runElsewhere(Opened store) {
        var id = UUID.randomUUID();
        database.sql("insert into readside.verifications (tenant_id, verification_id, status) values (?, ?, 'running')")
                .params(store.id().value(), id)
                .update();
        return id;
    }

    private void changeTitles(Opened store, String title) {
        database.sql("update readside.deals set title = " + title + " where tenant_id = ?")
                .param(store.id().value())
                .update();
    }
}
