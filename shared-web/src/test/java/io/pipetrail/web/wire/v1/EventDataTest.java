package io.pipetrail.web.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealValueChanged;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventDataTest {

    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");

    @Test
    void idsHaveTheirPrefixAndNamesAreInSnakeCase() {
        var moved = new DealMovedToStage(
                new TenantId(ID),
                new DealId(ID),
                new StageId(ID),
                new PipelineId(ID),
                new StageId(ID),
                Outcome.LOST,
                "price");

        assertThat(EventData.of(moved).toString()).isEqualTo("""
                        {"tenant_id":"%1$s","deal_id":"deal_%1$s","from_stage_id":"stg_%1$s","pipeline_id":"pl_%1$s","stage_id":"stg_%1$s","outcome":"lost","lost_reason":"price"}""".formatted(ID));
    }

    @Test
    void moneyIsPrintedInUnitsAndMinorUnits() {
        var changed = new DealValueChanged(
                new TenantId(ID), new DealId(ID), new Money(4_800_050, Currency.getInstance("USD")));

        assertThat(EventData.of(changed).at("/value").toString())
                .isEqualTo("{\"value\":48000.5,\"value_minor\":4800050,\"currency\":\"usd\"}");
    }
}
