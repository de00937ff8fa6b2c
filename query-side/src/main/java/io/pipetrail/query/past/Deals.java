package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.projection.DealKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deals that a batch is about: of most of them the last version will do. */
final class Deals {

    /** Deals whose versions are in memory at once when there may be very many. */
    private static final int SOME = 500;

    private final DealVersionTable table;
    private final Map<DealKey, Timeline<DealState>> timelines = new HashMap<>();
    private final Set<DealKey> whole = new HashSet<>();

    Deals(Connection connection) {
        table = new DealVersionTable(connection);
    }

    void load(Collection<DealKey> keys) throws SQLException {
        timelines.putAll(table.last(keys));
    }

    /** From now on these are known from their beginning; what was told of them must have been written. */
    void loadWhole(Collection<DealKey> keys) throws SQLException {
        timelines.putAll(table.whole(keys));
        whole.addAll(keys);
    }

    @Nullable
    Timeline<DealState> of(DealKey key) {
        return timelines.get(key);
    }

    boolean isWhole(DealKey key) {
        return whole.contains(key);
    }

    void begin(DealKey key, Timeline<DealState> timeline) {
        timelines.put(key, timeline);
        whole.add(key);
    }

    void goOn(DealKey key, Timeline<DealState> timeline) {
        timelines.put(key, timeline);
    }

    /** Goes through all deals that were in a stage from a time on, and maybe others; what was told must have been written. */
    void touched(TenantId tenant, StageId stage, Instant from, Consumer<Timeline<DealState>> consumer)
            throws SQLException {
        var moved = new ArrayList<DealKey>();
        table.touched(tenant, stage, from, last -> {
            if (last.validFrom.isBefore(from)) consumer.accept(Timeline.of(last));
            else moved.add(new DealKey(tenant, last.state.id()));
        });
        for (int i = 0; i < moved.size(); i += SOME) {
            table.whole(moved.subList(i, Math.min(moved.size(), i + SOME)))
                    .values()
                    .forEach(consumer);
        }
    }
}
