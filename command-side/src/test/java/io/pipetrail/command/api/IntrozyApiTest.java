package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.command.tenant.ProvidePipeline;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Introzy's look at a pipeline where there is no read side. It is a read to its client, though it may make the pipeline. */
class IntrozyApiTest extends Shop {

    private static final String PIPELINES = "/dialects/introzy/api/pipelines/";

    @ParameterizedTest
    @CsvSource({"Prefer, return=minimal", "X-Occurred-At, 2020-01-01T00:00:00Z", "If-Match, nonsense"})
    void theHeadersOfWritesMeanNothing(String header, String value) {
        var first = acme.in(acme.store(), "viewer")
                .send("GET", PIPELINES + "partner", null, header, value)
                .is(200);

        assertThat(first.text("/data/type")).isEqualTo("PARTNER");
        assertThat(first.header("X-Position")).matches("\\d+");
        assertThat(look().response().body()).isEqualTo(first.response().body());
    }

    @Test
    void whatWasWrittenIsShownAtOnce() {
        var position = look().header("X-Position");

        acme.send("GET", PIPELINES + "partner", null, "X-Min-Position", position)
                .is(200);
    }

    @Test
    void toAskForTheHeadersMakesNothing() {
        var before = events(acme);

        acme.send("HEAD", PIPELINES + "partner", null).is(404);
        assertThat(events(acme)).isEqualTo(before);
        look();
        acme.send("HEAD", PIPELINES + "partner", null).is(200);
    }

    @Test
    void dealsAreCountedByTheRegistry() {
        look();
        acme.send("POST", PIPELINES + "partner/deals", "{\"name\":\"A\"}").is(201);

        var shown = look();

        assertThat(shown.text("/data/stages/0/dealCount")).isEqualTo("1");
        assertThat(shown.text("/data/stages/1/dealCount")).isEqualTo("0");
    }

    @Test
    void oneThatOthersMadeAndDeletedInTheMeantimeIsMadeAnew() {
        var asked = new AtomicInteger();
        var others = node.bean(CommandBus.class).registerDispatchInterceptor(messages -> (_, message) -> {
            if (message.getPayload() instanceof ProvidePipeline && asked.getAndIncrement() == 0) {
                acme.delete("pipelines/pl_" + look().text("/data/id")).is(200);
            }
            return message;
        });
        try {
            assertThat(look().json().at("/data/stages").size()).isEqualTo(5);
        } finally {
            others.cancel();
        }
        assertThat(asked.get()).isGreaterThan(2);
    }

    private Reply look() {
        return acme.send("GET", PIPELINES + "partner", null).is(200);
    }
}
