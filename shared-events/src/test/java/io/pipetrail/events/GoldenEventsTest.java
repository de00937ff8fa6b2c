package io.pipetrail.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** What was once released can be read for ever: the JSON of every event, revision by revision, as files that never change. */
class GoldenEventsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void everyEventHasAnExample() {
        var permitted = Stream.of(TenantEvent.class, PipelineEvent.class, DealEvent.class)
                .flatMap(events -> Stream.of(events.getPermittedSubclasses()));

        assertThat(Examples.all().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(permitted.toList());
    }

    @TestFactory
    Stream<DynamicTest> everyEventIsWrittenAsItsGoldenFile() {
        return Examples.all()
                .map(event -> dynamicTest(
                        event.getClass().getSimpleName(),
                        () -> assertThat(JSON.readTree(JSON.writeValueAsString(event)))
                                .isEqualTo(JSON.readTree(golden(event)))));
    }

    @TestFactory
    Stream<DynamicTest> everyGoldenFileIsReadAsItsEvent() {
        return Examples.all()
                .map(event -> dynamicTest(
                        event.getClass().getSimpleName(),
                        () -> assertThat((Object) JSON.readValue(golden(event), event.getClass()))
                                .isEqualTo(event)));
    }

    private static String golden(Object event) {
        var file = "/golden/%s.1.json".formatted(event.getClass().getSimpleName());
        try (var in = Objects.requireNonNull(GoldenEventsTest.class.getResourceAsStream(file), file + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
