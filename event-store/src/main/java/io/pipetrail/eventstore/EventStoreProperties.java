package io.pipetrail.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the event store is run.
 *
 * @param enabled whether there is one at all
 * @param queue how many appends may wait, and how many are committed together
 * @param knownStreams how much of streams read or written lately is kept in memory for the next command; 0 for none
 * @param tail how many of the latest events are kept in memory
 * @param snapshots whether snapshots are kept and looked for, which costs each load one more query
 * @param poll how long to wait for word from other processes before having a look at the log, at most
 * @param connectTimeout for a connection, from the pool or to the server
 * @param lockTimeout for a turn to append: in this process, and then among all of them
 * @param statementTimeout for a statement of an append
 * @param socketTimeout for any answer of the server; the net below the other time-outs
 */
@ConfigurationProperties("pipetrail.event-store")
public record EventStoreProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Queue queue,
        @DefaultValue("8MB") DataSize knownStreams,
        @DefaultValue Tail tail,
        @DefaultValue("false") boolean snapshots,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue("10s") Duration statementTimeout,
        @DefaultValue("15s") Duration socketTimeout) {

    /**
     * Appends on their way.
     *
     * @param length that may wait; who comes when as many do is sent away
     * @param batch that are committed together, at most
     * @param batchBytes of events that are committed together, at most, but for a single append that has more
     */
    public record Queue(
            @DefaultValue("1024") int length,
            @DefaultValue("256") int batch,
            @DefaultValue("1MB") DataSize batchBytes) {}

    /**
     * The latest events in memory, for those who follow the log.
     *
     * @param events that are kept at most; 0 for none
     * @param bytes that these have in the log, at most; as objects they may have several times as many
     */
    public record Tail(
            @DefaultValue("8192") int events,
            @DefaultValue("8MB") DataSize bytes) {}
}
