package io.pipetrail.query.past;

import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events changed of the totals, each event's sums apart. */
final class Changes {

    private final Map<Change.Key, Change> byKey = new LinkedHashMap<>();

    /** Those of one event. */
    Of of(TenantId tenant, long position, Instant recordedAt) {
        return new Of(tenant, position, recordedAt);
    }

    /** Takes over what came of others, and keeps nothing of what came to nothing: most of what a late event tells anew. */
    void add(Changes others) {
        for (var change : others.rows()) {
            var sum = byKey.putIfAbsent(change.key, change);
            if (sum == null) continue;
            sum.add(change);
            if (sum.isNothing()) byKey.remove(change.key);
        }
    }

    /** How many are in memory. */
    int kept() {
        return byKey.size();
    }

    List<Change> rows() {
        return byKey.values().stream().filter(change -> !change.isNothing()).toList();
    }

    final class Of {

        private final TenantId tenant;
        private final long position;
        private final Instant recordedAt;

        private Of(TenantId tenant, long position, Instant recordedAt) {
            this.tenant = tenant;
            this.position = position;
            this.recordedAt = recordedAt;
        }

        /** From now on that is what happened. */
        void tell(Instant at, @Nullable Standing before, Standing after) {
            Part.tell(before, after, (part, standing, added) -> add(at, part, standing, added ? 1 : -1));
        }

        /** That is what we believed until now. */
        void takeBack(Instant at, @Nullable Standing before, Standing after) {
            Part.tell(before, after, (part, standing, added) -> add(at, part, standing, added ? -1 : 1));
        }

        private void add(Instant at, Part part, Standing standing, int sign) {
            var key =
                    new Change.Key(tenant, position, at, part, standing.stageId(), standing.currency(), standing.day());
            byKey.computeIfAbsent(key, unseen -> new Change(unseen, recordedAt)).add(standing, sign);
        }
    }
}
