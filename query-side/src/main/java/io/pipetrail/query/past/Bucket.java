package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Upsert;
import io.pipetrail.query.reading.Grain;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.function.Function;

/**
 * What late changes add to a span of time that is over, and has been added up; what is told apart is their part, or the month
 * of their close.
 */
record Bucket(Key key, long deals, BigInteger value, BigInteger weighted) {

    record Key(TenantId tenantId, Grain grain, Instant start, StageId stageId, Currency currency, String of) {}

    static final Upsert<Bucket> BY_PART = rows("summary_change_totals", "part", "text");
    static final Upsert<Bucket> BY_CLOSE = rows("summary_close_totals", "close_month", "date");

    /** What the changes add to the buckets of theirs that are over by the time given. */
    static Collection<Bucket> of(
            Collection<Change> changes, Function<TenantId, Instant> closed, Function<Change, String> of) {
        var buckets = new HashMap<Key, Bucket>();
        for (var change : changes) {
            var until = closed.apply(change.key.tenantId());
            for (var grain : Grain.values()) {
                var start = grain.start(change.key.validAt());
                if (!start.isBefore(grain.start(until))) break;
                var key = new Key(
                        change.key.tenantId(),
                        grain,
                        start,
                        change.key.stageId(),
                        change.key.currency(),
                        of.apply(change));
                buckets.merge(key, new Bucket(key, change.deals(), change.value(), change.weighted()), Bucket::plus);
            }
        }
        return buckets.values();
    }

    static String month(Change change) {
        var day = change.key.day();
        return ChangeTable.day(day == null ? null : day.withDayOfMonth(1));
    }

    private Bucket plus(Bucket other) {
        return new Bucket(key, deals + other.deals, value.add(other.value), weighted.add(other.weighted));
    }

    private static Upsert<Bucket> rows(String table, String of, String type) {
        return Upsert.<Bucket>into(table)
                .key("tenant_id", "uuid", bucket -> bucket.key().tenantId())
                .key("grain", "text", bucket -> bucket.key().grain())
                .key("bucket", "timestamptz", bucket -> bucket.key().start())
                .key("stage_id", "uuid", bucket -> bucket.key().stageId())
                .key("currency", "text", bucket -> bucket.key().currency())
                .key(of, type, bucket -> bucket.key().of())
                .add("deal_count", "bigint", Bucket::deals)
                .add("value_minor", "numeric", Bucket::value)
                .add("weighted_minor", "numeric", Bucket::weighted);
    }
}
