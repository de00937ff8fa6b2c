package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.command.deal.DeleteDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {

    private final CommandTargets targets = new CommandTargets();

    @Test
    void aCommandIsForWhatItsKindSays() {
        var deal = new DealId(UUID.randomUUID());
        var command = new DeleteDeal(new TenantId(UUID.randomUUID()), deal);

        assertThat(targets.resolveTarget(new GenericCommandMessage<>(command)))
                .extracting(VersionedAggregateIdentifier::getIdentifier)
                .isEqualTo(deal.toString());
    }

    @Test
    void whatNamesNoAggregateIsNoCommandForOne() {
        assertThatThrownBy(() -> targets.resolveTarget(new GenericCommandMessage<>("delete")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
