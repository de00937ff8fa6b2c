package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A row of {@code summary_changes} that is being added up. */
final class Change {

    /** What is told apart. */
    record Key(
            TenantId tenantId,
            long position,
            Instant validAt,
            Part part,
            StageId stageId,
            Currency currency,
            @Nullable LocalDate day) {}

    final Key key;
    final boolean late;
    private long deals;
    private BigInteger value = BigInteger.ZERO;
    private BigInteger weighted = BigInteger.ZERO;

    Change(Key key, Instant recordedAt) {
        this.key = key;
        this.late = key.validAt().isBefore(recordedAt);
    }

    void add(Standing standing, int sign) {
        deals += sign;
        value = value.add(BigInteger.valueOf(standing.value()).multiply(BigInteger.valueOf(sign)));
        weighted = weighted.add(BigInteger.valueOf(standing.weighted()).multiply(BigInteger.valueOf(sign)));
    }

    void add(Change other) {
        deals += other.deals;
        value = value.add(other.value);
        weighted = weighted.add(other.weighted);
    }

    long deals() {
        return deals;
    }

    BigInteger value() {
        return value;
    }

    BigInteger weighted() {
        return weighted;
    }

    boolean isNothing() {
        return deals == 0 && value.signum() == 0 && weighted.signum() == 0;
    }
}
