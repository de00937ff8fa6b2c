package io.pipetrail.query.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineActivated;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeactivated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineDescribed;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.PipelineTypeChanged;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRecolored;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageRottingChanged;
import io.pipetrail.events.pipeline.StagesReordered;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.query.projection.ReadSideSchema;
import io.pipetrail.query.projection.Story;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelinesProjectionTest {

    private static ReadSideSchema schema;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final PipelineId sales = new PipelineId(UUID.randomUUID());
    private final PipelineId other = new PipelineId(UUID.randomUUID());
    private final StageId lead = new StageId(UUID.randomUUID());
    private final StageId talks = new StageId(UUID.randomUUID());
    private final StageId won = new StageId(UUID.randomUUID());

    @BeforeAll
    static void migrate() {
        schema = new ReadSideSchema();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void howeverTheLogIsCutIntoBatchesTheRowsAreWhatTheFoldsGive(int batch) throws SQLException {
        var events = everything().events();

        schema.project(new PipelinesProjection(), events, batch, new Random(batch));

        var pipelines = new HashMap<PipelineId, PipelineState>();
        var tenants = new HashMap<TenantId, TenantState>();
        for (var event : events) {
            var at = event.recordedAt();
            switch (event.payload()) {
                case PipelineCreated created -> pipelines.put(created.pipelineId(), PipelineState.of(created, at));
                case PipelineEvent e -> pipelines.computeIfPresent(e.pipelineId(), (id, state) -> state.evolve(e, at));
                case TenantOpened opened -> tenants.put(opened.tenantId(), TenantState.of(opened, at));
                case TenantEvent e -> tenants.computeIfPresent(e.tenantId(), (id, state) -> state.evolve(e, at));
                default -> throw new AssertionError(event);
            }
        }
        try (var connection = schema.connection()) {
            assertThat(new PipelineTable(connection).load(Set.of(sales, other))).isEqualTo(pipelines);
            assertThat(new TenantTable(connection).load(Set.of(tenant))).isEqualTo(Map.copyOf(tenants));
            assertThat(stamp(connection)).isEqualTo(events.size());
        }
    }

    private long stamp(Connection connection) throws SQLException {
        var sql = "select stamp from readside.pipeline_stamps where tenant_id = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.value());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Story everything() {
        return new Story()
                .then(
                        new TenantOpened(tenant, "acme", "Acme 🚀", Currency.getInstance("EUR")),
                        new PipelineCreated(tenant, sales, "Sales", null, PipelineType.SALES),
                        new StageAdded(tenant, sales, lead, 1, "Lead", null, Outcome.OPEN, null, 0, null),
                        new StageAdded(
                                tenant, sales, won, 2, "Won", "!", Outcome.WON, Probability.of("1"), 3, "#aabbcc"),
                        new StageAdded(tenant, sales, talks, 2, "Talks", null, Outcome.OPEN, null, 0, null),
                        new PipelinesReordered(tenant, List.of(sales)),
                        new DefaultPipelineChosen(tenant, sales),
                        new PipelineCreated(tenant, other, "Other", "x", PipelineType.CUSTOM),
                        new PipelinesReordered(tenant, List.of(other, sales)),
                        new StageRenamed(tenant, sales, lead, "Leads"),
                        new StageDescribed(tenant, sales, lead, "new ones"),
                        new StageProbabilityChanged(tenant, sales, talks, Probability.of("0.25")),
                        new StageRottingChanged(tenant, sales, talks, 14),
                        new StageRecolored(tenant, sales, won, null),
                        new StageOutcomeChanged(tenant, sales, lead, Outcome.LOST),
                        new StagesReordered(tenant, sales, List.of(talks, won, lead)),
                        new PipelineRenamed(tenant, sales, "Verkauf"),
                        new PipelineDescribed(tenant, sales, "d"),
                        new PipelineTypeChanged(tenant, sales, PipelineType.PARTNER),
                        new PipelineDeactivated(tenant, sales),
                        new PipelineActivated(tenant, sales),
                        new StageRemoved(tenant, sales, won),
                        new PipelineDeleted(tenant, other),
                        new PipelinesReordered(tenant, List.of(sales)),
                        new DefaultPipelineCleared(tenant));
    }
}
