package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.Money;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What deals add to a total, or take from it; amounts are in minor units. */
record Share(Key key, long deals, BigInteger value, BigInteger weighted) {

    /** Which total; the day is null where nobody knows it. */
    record Key(
            TenantId tenantId,
            StageId stageId,
            Currency currency,
            @Nullable LocalDate day) {

        Key anyDay() {
            return new Key(tenantId, stageId, currency, null);
        }
    }

    static Share of(Key key, Money value, Money weighted) {
        return new Share(key, 1, BigInteger.valueOf(value.minor()), BigInteger.valueOf(weighted.minor()));
    }

    static Share none(Key key) {
        return new Share(key, 0, BigInteger.ZERO, BigInteger.ZERO);
    }

    Share negated() {
        return new Share(key, -deals, value.negate(), weighted.negate());
    }

    Share plus(Share other) {
        return new Share(key, deals + other.deals, value.add(other.value), weighted.add(other.weighted));
    }

    Share anyDay() {
        return new Share(key.anyDay(), deals, value, weighted);
    }

    boolean isNothing() {
        return deals == 0 && value.signum() == 0 && weighted.signum() == 0;
    }
}
