package io.pipetrail.events.tenant;

import static io.pipetrail.events.Examples.OTHER_PIPELINE;
import static io.pipetrail.events.Examples.PIPELINE;
import static io.pipetrail.events.Examples.TENANT;
import static io.pipetrail.events.Examples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantStateTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private final TenantState opened = TenantState.of(new TenantOpened(TENANT, "acme", "Acme", USD), AT);

    @Test
    void withoutPipelinesThereIsNoneForNewDeals() {
        assertThat(opened.pipelineForNewDeals()).isEmpty();
    }

    @Test
    void choosingADefaultTakesItFromTheOther() {
        var after = opened.evolve(new PipelinesReordered(TENANT, List.of(PIPELINE, OTHER_PIPELINE)), AT)
                .evolve(new DefaultPipelineChosen(TENANT, PIPELINE), AT)
                .evolve(new DefaultPipelineChosen(TENANT, OTHER_PIPELINE), AT);

        assertThat(after.defaultPipeline()).isEqualTo(OTHER_PIPELINE);
        assertThat(after.pipelineForNewDeals()).contains(OTHER_PIPELINE);
        assertThat(after.version()).isEqualTo(4);
    }

    @Test
    void withoutADefaultTheFirstPipelineServes() {
        var after = opened.evolve(new PipelinesReordered(TENANT, List.of(PIPELINE, OTHER_PIPELINE)), AT)
                .evolve(new DefaultPipelineChosen(TENANT, OTHER_PIPELINE), AT)
                .evolve(new DefaultPipelineCleared(TENANT), AT);

        assertThat(after.defaultPipeline()).isNull();
        assertThat(after.pipelineForNewDeals()).contains(PIPELINE);
    }
}
