package io.pipetrail.command.record;

import io.pipetrail.eventstore.axonserver.AxonServerLog;
import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log of record in Axon Server, unless Axon Server is there for messages alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("axon.axonserver.enabled")
@ConditionalOnProperty(value = "pipetrail.log-of-record.enabled", matchIfMissing = true)
class RecordInAxonServer {

    /**
     * For one answer, not for the whole append: shorter than the database lets a transaction idle, as one is open meanwhile. If all
     * are slow, the database ends the transaction and the next batch heals.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    AxonServerLog logOfRecord(
            ObjectProvider<AxonServerConnectionManager> connections,
            @Value("${pipetrail.log-of-record.name:pipetrail}") String name) {
        return new AxonServerLog(() -> connections.getObject().getConnection(), name, PATIENCE);
    }
}
