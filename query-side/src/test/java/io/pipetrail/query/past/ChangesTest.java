package io.pipetrail.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final StageId STAGE = new StageId(UUID.randomUUID());

    /** To fail with all sums taken over, those of nothing too: a late event of a stage told a million deals anew in memory. */
    @Test
    void whatIsTakenBackAndToldTheSameIsNotKept() {
        var changes = new Changes();

        for (int i = 0; i < 100; i++) {
            var ofDeal = new Changes();
            ofDeal.of(TENANT, 7, AT).takeBack(AT.plusSeconds(i), null, standing(i));
            ofDeal.of(TENANT, 7, AT).tell(AT.plusSeconds(i), null, standing(i));
            changes.add(ofDeal);
        }

        assertThat(changes.kept()).isZero();
    }

    @Test
    void whatSeveralDealsChangeIsAddedUpAndForgottenWhenItComesToNothing() {
        var changes = new Changes();

        changes.add(told(3, true));
        changes.add(told(4, true));
        assertThat(changes.rows()).singleElement().satisfies(sum -> {
            assertThat(sum.deals()).isEqualTo(2);
            assertThat(sum.value()).isEqualTo(7);
        });
        changes.add(told(3, false));
        changes.add(told(4, false));

        assertThat(changes.kept()).isZero();
    }

    private static Changes told(long value, boolean anew) {
        var changes = new Changes();
        if (anew) changes.of(TENANT, 7, AT).tell(AT, null, standing(value));
        else changes.of(TENANT, 7, AT).takeBack(AT, null, standing(value));
        return changes;
    }

    private static Standing standing(long value) {
        return new Standing(
                true, STAGE, Outcome.OPEN, Currency.getInstance("USD"), LocalDate.of(2026, 1, 1), value, value);
    }
}
