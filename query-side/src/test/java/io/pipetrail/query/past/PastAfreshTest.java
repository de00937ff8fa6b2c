package io.pipetrail.query.past;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.KeptRows;
import io.pipetrail.query.projection.MixedLog;
import io.pipetrail.query.projection.ReadSideSchema;
import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.Upsert;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastAfreshTest {

    /** Counts the changes that are at positions of no deal's event. */
    private static final class Counted implements Rows {

        private final KeptRows rows = new KeptRows();
        private final List<Long> deals;
        private int turned;

        private Counted(List<StoredEvent> deals) {
            this.deals = deals.stream().map(StoredEvent::position).toList();
        }

        @Override
        public <T> void add(Upsert<T> table, T row) {
            if (row instanceof Change change && !deals.contains(change.key.position())) turned++;
            rows.add(table, row);
        }
    }

    /** Seen red with sums that are never handed on, and with rows of the same sum left as they are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60})
    void whatTurnsOfStagesChangedIsHandedOnAndStillAddedUp(int many) throws SQLException {
        var log = new MixedLog(
                        many, new LateHistory(many, 500, true).events, new LateHistory(many + 1, 300, true).events)
                .events();
        var live = new ReadSideSchema();
        live.project(new PastProjection(), log, 60, new Random(many));
        var anew = ReadSideSchema.withoutKeys();

        assertThat(fold(log, new PastAfresh(many), anew)).isPositive();

        for (var table : new PastProjection().tables()) {
            assertThat(anew.rows(table)).as(table).isNotEmpty().isEqualTo(live.rows(table));
        }
    }

    /** Seen red with the hours closed by the greatest time of the log. */
    @Test
    void hoursAreOverByTheLastEventOfTheLogWhateverClocksSaidBefore() throws SQLException {
        var mixed =
                new MixedLog(3, new LateHistory(3, 300, true).events, new LateHistory(4, 200, true).events).events();
        var log = new ArrayList<StoredEvent>();
        for (var event : mixed)
            if (!(event.payload() instanceof DealEvent)) log.add(at(log.size() + 1, Duration.ofDays(365), event));
        for (var event : mixed)
            if (event.payload() instanceof DealEvent) log.add(at(log.size() + 1, Duration.ZERO, event));
        var live = new ReadSideSchema();
        try (var connection = live.connection()) {
            new PastProjection().project(log, connection);
        }
        var anew = ReadSideSchema.withoutKeys();

        fold(log, new PastAfresh(), anew);

        for (var table : new PastProjection().tables()) {
            assertThat(anew.rows(table)).as(table).isEqualTo(live.rows(table));
        }
    }

    private static StoredEvent at(long position, Duration ahead, StoredEvent event) {
        return new StoredEvent(
                position,
                event.eventId(),
                event.aggregateType(),
                event.stream(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.recordedAt().plus(ahead),
                event.payload(),
                event.metaData());
    }

    /** Returns how many changes were handed on before the end that are no deal's. */
    private static int fold(List<StoredEvent> log, PastAfresh afresh, ReadSideSchema schema) throws SQLException {
        var parts = log.stream().collect(partitioningBy(event -> event.payload() instanceof DealEvent));
        var rows = new Counted(parts.get(true));
        afresh.settings(parts.get(false), rows);
        var stories = parts.get(true).stream().collect(groupingBy(StoredEvent::stream, Collectors.toList()));
        for (var story : stories.values()) afresh.deal(story, rows);
        var turned = rows.turned;
        try (var connection = schema.connection()) {
            rows.rows.write(connection);
            afresh.finish(rows, connection);
            rows.rows.write(connection);
        }
        return turned;
    }
}
