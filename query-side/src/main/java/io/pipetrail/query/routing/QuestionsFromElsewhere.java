package io.pipetrail.query.routing;

import io.pipetrail.eventstore.MessageSerializer;
import io.pipetrail.eventstore.MessageTypes;
import io.pipetrail.web.readside.AwaitPosition;
import io.pipetrail.web.readside.FindStageTotals;
import io.pipetrail.web.readside.PositionShown;
import io.pipetrail.web.readside.StageTotalsFound;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The query bus of Axon Server as it suits those who wait: without a transaction, which Axon's own would begin for each question
 * before anybody knows whether the database has to be asked at all.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("axon.axonserver.enabled")
class QuestionsFromElsewhere {

    @Bean
    QueryBus queryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration configuration,
            MessageSerializer messages,
            Serializer serializer,
            org.axonframework.config.Configuration axon) {
        var here = SimpleQueryBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .build();
        return AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(here)
                .updateEmitter(here.queryUpdateEmitter())
                .messageSerializer(messages)
                .genericSerializer(serializer)
                .build();
    }

    @Bean
    MessageTypes questionsAnswered() {
        return MessageTypes.of(AwaitPosition.class, PositionShown.class, FindStageTotals.class, StageTotalsFound.class);
    }
}
