package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.KeepingRepository;
import io.pipetrail.eventstore.PostgresEventStorageEngine;
import io.pipetrail.eventstore.PostgresEventStore;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** Nothing that matters is picked by auto-configuration behind our back. */
class BeansTest extends Shop {

    @Test
    void commandsRunInTheCallersThreadWithoutTransactions() {
        var bus = node.bean(CommandBus.class);
        assertThat(bus).isExactlyInstanceOf(SimpleCommandBus.class);
        assertThat(ReflectionTestUtils.getField(bus, "transactionManager")).isInstanceOf(NoTransactionManager.class);
    }

    @Test
    void eventsGoIntoPostgres() {
        assertThat(node.bean(EventStore.class)).isInstanceOf(PostgresEventStore.class);
        assertThat(node.bean(EventBus.class)).isSameAs(node.bean(EventStore.class));
        assertThat(node.bean(EventStorageEngine.class)).isInstanceOf(PostgresEventStorageEngine.class);
        assertThat(node.bean(EventLog.class).head()).isPositive();
    }

    @Test
    void eventsCarryWhatWeSayAndNothingElse() {
        assertThat(node.bean(CorrelationDataProvider.class)).isExactlyInstanceOf(CarriedMetaData.class);
        deal("Printers", "Idempotency-Key", "one");
        var log = node.bean(EventLog.class);
        assertThat(log.after(log.head() - 1, 1).getFirst().metaData())
                .containsOnlyKeys("actorType", "actorId", "actorName", "dialect", "requestId", "idempotencyKey")
                .containsEntry("actorType", "key")
                .containsEntry("dialect", "v1")
                .containsEntry("idempotencyKey", "one");
    }

    @Test
    void dealsGoOnFromTheirStates() {
        assertThat(node.context().getBean("dealRepository")).isInstanceOf(KeepingRepository.class);
    }

    @Test
    void stagesAreFoundInTheLog() {
        assertThat(node.bean(StageDirectory.class).getClass().getSimpleName()).isEqualTo("StoredStageDirectory");
    }

    @Test
    void axonNeitherPhonesHomeNorWalksStacks() {
        var environment = node.context().getEnvironment();
        assertThat(environment.getProperty("axon.update-check.disabled")).isEqualTo("true");
        assertThat(environment.getProperty("axon.timeout.enabled")).isEqualTo("false");
        assertThat(environment.getProperty("axon.axonserver.enabled")).isEqualTo("false");
    }
}
