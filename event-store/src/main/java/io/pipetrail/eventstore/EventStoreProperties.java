package io.pipetrail.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the event store is run.
 *
 * @param enabled whether there is one at all
 * @param writers connections to append with, in a pool of their own
 * @param snapshots whether snapshots are kept and looked for, which costs each load one more query
 * @param poll how long to wait for word from other processes before having a look at the log, at most
 * @param connectTimeout for a connection, from the pool or to the server
 * @param lockTimeout for a turn to append
 * @param statementTimeout for a statement of an append
 * @param socketTimeout for any answer of the server; the net below the other time-outs
 */
@ConfigurationProperties("pipetrail.event-store")
public record EventStoreProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("4") int writers,
        @DefaultValue("false") boolean snapshots,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue("10s") Duration statementTimeout,
        @DefaultValue("15s") Duration socketTimeout) {}
