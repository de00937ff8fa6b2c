package io.pipetrail.events.tenant;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a tenant is after its events: among others the order of its pipelines and which is the default. */
public record TenantState(
        TenantId id,
        String slug,
        String name,
        Currency baseCurrency,
        List<PipelineId> pipelines,
        @Nullable PipelineId defaultPipeline,
        long version,
        Instant createdAt) {

    public static TenantState of(TenantOpened opened, Instant occurredAt) {
        return new TenantState(
                opened.tenantId(), opened.slug(), opened.name(), opened.baseCurrency(), List.of(), null, 1, occurredAt);
    }

    public TenantState evolve(TenantEvent event, Instant occurredAt) {
        return switch (event) {
            case TenantOpened opened -> of(opened, occurredAt);
            case DefaultPipelineChosen chosen -> next(pipelines, chosen.pipelineId());
            case DefaultPipelineCleared cleared -> next(pipelines, null);
            case PipelinesReordered reordered -> next(List.copyOf(reordered.pipelineIds()), defaultPipeline);
        };
    }

    /** The default pipeline, or else the first one; empty while there is none. */
    public Optional<PipelineId> pipelineForNewDeals() {
        return byPreference().findFirst();
    }

    /** All pipelines in the order in which one is taken that nobody named: the default one before the others. */
    public Stream<PipelineId> byPreference() {
        return Stream.concat(Stream.ofNullable(defaultPipeline), pipelines.stream())
                .distinct();
    }

    private TenantState next(List<PipelineId> pipelines, @Nullable PipelineId defaultPipeline) {
        return new TenantState(id, slug, name, baseCurrency, pipelines, defaultPipeline, version + 1, createdAt);
    }
}
