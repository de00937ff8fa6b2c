package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.EventLog;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the writes of every dialect may count on, shown with one that nobody speaks. */
class DialectWritesTest extends Shop {

    @Test
    void anEventSaysWhichDialectMadeIt() {
        var won = acme.send("PUT", win(bare(deal("Printers"))), null).is(202);

        assertThat(won.json().at("/version").asInt()).isEqualTo(2);
        assertThat(won.header("X-Position")).isNotEmpty();
        var log = node.bean(EventLog.class);
        var event = log.after(Long.parseLong(won.header("X-Position")) - 1, 1).getFirst();
        assertThat(event.metaData()).containsEntry("dialect", "toy");
    }

    @Test
    void aRepeatHasNoSecondEffect() {
        var deal = bare(deal("Printers"));

        var first =
                acme.send("PUT", win(deal), null, "Idempotency-Key", "again").is(202);
        var before = events(acme);
        var second =
                acme.send("PUT", win(deal), null, "Idempotency-Key", "again").is(202);

        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("X-Position")).isEqualTo(first.header("X-Position"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(events(acme)).isEqualTo(before);
        var other = acme.send("PUT", win(bare(deal("Other"))), null, "Idempotency-Key", "again");
        assertThat(other.is(422).text("no")).isEqualTo("idempotency_key_reused");
    }

    @Test
    void itHoldsTheVersionThatTheClientNames() {
        var deal = bare(deal("Printers"));

        var refused = acme.send("PUT", win(deal), null, "If-Match", "\"v7\"").is(412);

        assertThat(refused.text("no")).isEqualTo("version_mismatch");
        assertThat(refused.header("ETag")).isEqualTo("\"v1\"");
    }

    @Test
    void whoWantsNoBodyGetsNone() {
        var won = acme.send("PUT", win(bare(deal("Printers"))), null, "Prefer", "return=minimal")
                .is(202);

        assertThat(won.response().body()).isEmpty();
        assertThat(won.header("X-Position")).isNotEmpty();
    }

    @Test
    void itSaysNoInItsOwnWords() {
        var unknown = UUID.randomUUID().toString();

        assertThat(acme.send("PUT", win(unknown), null).is(418).text("no")).isEqualTo("toy_not_found");
        acme.post("deals/" + unknown + "/win", null).is(404, "deal_not_found");
        assertThat(acme.send("PUT", win(unknown), null, "Idempotency-Key", "k".repeat(256))
                        .is(400)
                        .text("no"))
                .isEqualTo("invalid_parameter");
    }

    @Test
    void anothersDealIsNotThere() {
        var other = node.operator().opens("{\"name\":\"Other\"}");

        assertThat(other.send("PUT", win(bare(deal("Printers"))), null).is(418).text("no"))
                .isEqualTo("toy_not_found");
    }

    private static String win(String deal) {
        return "/dialects/toy/deals/" + deal + "/won";
    }

    private static String bare(Reply deal) {
        return deal.text("id").replaceFirst("deal_", "");
    }
}
