package io.pipetrail.web.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final String UUID = "018f2b6e-7c1a-7000-8000-3f6c2a9d1e54";

    @Test
    void idsArePrintedWithTheirKindAndStoresBare() {
        assertThat(Ids.print(DealId.of(UUID))).isEqualTo("deal_" + UUID);
        assertThat(Ids.print(TenantId.of(UUID))).isEqualTo(UUID);
    }

    @Test
    void anyUuidIsTaken() {
        assertThat(Ids.deal("deal_" + UUID)).isEqualTo(DealId.of(UUID));
        assertThat(Ids.deal(UUID.toUpperCase())).isEqualTo(DealId.of(UUID));
        assertThat(Ids.deal("00000000-0000-4000-8000-000000000000")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "deal_",
                "stg_" + UUID,
                "deal_deal_" + UUID,
                "1-1-1-1-1",
                UUID + "0",
                "018f2b6e_7c1a-7000-8000-3f6c2a9d1e54",
                "deal_ " + UUID
            })
    void whatIsNoIdIsSaidInABodyAndNotFoundInAPath(String text) {
        assertThatThrownBy(() -> Ids.deal(text)).isInstanceOf(MalformedId.class).hasMessageContaining("deal_");
        assertThatThrownBy(() -> Ids.inPath(text, "deal", Ids::deal))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("deal_not_found"));
    }
}
