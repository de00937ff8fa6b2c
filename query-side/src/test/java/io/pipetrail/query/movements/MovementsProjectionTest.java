package io.pipetrail.query.movements;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.query.projection.Histories;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.ReadSideSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementsProjectionTest {

    private static ReadSideSchema schema;

    @BeforeAll
    static void migrate() {
        schema = new ReadSideSchema();
    }

    /** Seen red with stages renamed before what had moved until then was written. */
    @ParameterizedTest
    @CsvSource({"1,1", "2,7", "3,50", "4,1000"})
    void howeverTheLogIsCutIntoBatchesTheRowsAreWhatAFoldEventByEventGives(long seed, int batch) throws SQLException {
        var history = new Histories(seed, 400);
        var random = new Random(seed);
        for (var stage : history.stages.values()) {
            history.story.then(
                    new StageRenamed(history.tenant, stage.pipeline(), stage.id(), "Renamed " + random.nextInt()));
            for (var deal : List.copyOf(history.deals.values())) {
                if (random.nextInt(4) > 0) continue;
                var from = history.deals.get(deal.id()).stageId();
                var move = new DealMovedToStage(
                        history.tenant, deal.id(), from, stage.pipeline(), stage.id(), stage.outcome(), null);
                history.story.then(move);
                history.deals.computeIfPresent(
                        deal.id(),
                        (id, state) ->
                                state.evolve(move, history.events().getLast().recordedAt()));
            }
        }

        schema.project(new MovementsProjection(), history.events(), batch, random);

        assertThat(rows(history)).isEqualTo(expected(history));
    }

    /** To fail with null for the name of what was left: then all movements of the tenant failed for ever. */
    @Test
    void whatNamedAPlaceMayBeParkedAndItsMovementsAreThereWithoutTheName() throws SQLException {
        var history = new Histories(9, 200);
        var named = history.events().stream()
                .filter(event ->
                        !(event.payload() instanceof StageAdded) && !(event.payload() instanceof PipelineCreated))
                .toList();

        schema.project(new MovementsProjection(), named, 20, new Random(9));

        try (var connection = schema.connection();
                var statement = connection.prepareStatement(
                        "select count(*), count(from_stage), count(from_pipeline) from readside.movements"
                                + " where tenant_id = ? and from_stage_id is not null")) {
            statement.setObject(1, history.tenant.value());
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getLong(1))
                        .isPositive()
                        .isEqualTo(row.getLong(2))
                        .isEqualTo(row.getLong(3));
            }
        }
    }

    private static List<String> expected(Histories history) {
        var deals = new HashMap<DealId, DealState>();
        var names = new HashMap<Object, String>();
        var lines = new ArrayList<String>();
        for (var event : history.events()) {
            var at = OccurredAt.of(event);
            if (event.payload() instanceof StageAdded e) names.put(e.stageId(), e.name());
            if (event.payload() instanceof StageRenamed e) names.put(e.stageId(), e.name());
            if (!(event.payload() instanceof DealEvent happened)) continue;
            var before = deals.get(happened.dealId());
            var after = before == null ? DealState.of((DealCreated) happened, at) : before.evolve(happened, at);
            deals.put(after.id(), after);
            if (!(happened instanceof DealCreated) && !(happened instanceof DealMovedToStage)) continue;
            lines.add("%d %s %s %s %s %s %s %s %d %s"
                    .formatted(
                            event.position(),
                            after.id(),
                            before == null ? null : before.stageId(),
                            before == null ? null : names.get(before.stageId()),
                            after.stageId(),
                            names.get(after.stageId()),
                            before == null
                                    ? null
                                    : Duration.between(before.stageEnteredAt(), at)
                                            .toSeconds(),
                            after.title(),
                            after.value().minor(),
                            after.value().currency()));
        }
        return lines;
    }

    private static List<String> rows(Histories history) throws SQLException {
        var lines = new ArrayList<String>();
        var sql = "select * from readside.movements where tenant_id = ? order by position";
        try (var connection = schema.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, history.tenant.value());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add("%d %s %s %s %s %s %s %s %d %s"
                            .formatted(
                                    row.getLong("position"),
                                    row.getString("deal_id"),
                                    row.getString("from_stage_id"),
                                    row.getString("from_stage"),
                                    row.getString("to_stage_id"),
                                    row.getString("to_stage"),
                                    row.getObject("seconds_in_stage"),
                                    row.getString("title"),
                                    row.getLong("value_minor"),
                                    row.getString("currency")));
                }
            }
        }
        return lines;
    }
}
