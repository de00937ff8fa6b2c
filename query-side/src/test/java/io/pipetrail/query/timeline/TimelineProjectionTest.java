package io.pipetrail.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.query.projection.ReadSideSchema;
import io.pipetrail.query.projection.Story;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineProjectionTest {

    private static final Instant GIVEN = Instant.parse("2019-05-05T05:05:05Z");
    private static ReadSideSchema schema;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final DealId kept = new DealId(UUID.randomUUID());
    private final DealId gone = new DealId(UUID.randomUUID());
    private final DealId back = new DealId(UUID.randomUUID());

    @BeforeAll
    static void migrate() {
        schema = new ReadSideSchema();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void howeverTheLogIsCutIntoBatchesTheActivitiesOfDeletedDealsAreMarked(int batch) throws SQLException {
        var story = new Story()
                .then(logged(kept, null), logged(gone, GIVEN), logged(back, null))
                .then(new DealDeleted(tenant, gone), new DealDeleted(tenant, back))
                .then(logged(kept, GIVEN), new DealRestored(tenant, back, null), logged(back, GIVEN));

        schema.project(new TimelineProjection(), story.events(), batch, new Random(batch));

        assertThat(activities()).isEqualTo(Map.of(kept + " false", 2, gone + " true", 1, back + " false", 2));
        assertThat(happenedWhenGiven()).isEqualTo(3);
    }

    private ActivityLogged logged(DealId deal, Instant at) {
        var id = new ActivityId(UUID.randomUUID());
        return new ActivityLogged(tenant, deal, id, ActivityType.NOTE, "s", null, at, null, null);
    }

    private Map<String, Integer> activities() throws SQLException {
        var found = new TreeMap<String, Integer>();
        var sql = "select deal_id || ' ' || deal_deleted from readside.activities where tenant_id = ?";
        try (var connection = schema.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.value());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.merge(rows.getString(1), 1, Integer::sum);
            }
        }
        return found;
    }

    private int happenedWhenGiven() throws SQLException {
        var sql = "select count(*) from readside.activities where tenant_id = ? and happened_at = '" + GIVEN + "'";
        try (var connection = schema.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
