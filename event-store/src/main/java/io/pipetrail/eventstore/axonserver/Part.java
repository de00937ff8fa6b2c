package io.pipetrail.eventstore.axonserver;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;

/**
 * What was appended to a log at once. In Axon Server an event of its own goes ahead of it, in a stream of the log's, under a
 * number that Axon Server takes but once: who wants to append what has been overtaken is turned away.
 *
 * @param number from 0
 * @param after the position that its first event follows
 * @param count of its events
 */
record Part(long number, long after, long count) {

    static final Part NONE = new Part(-1, 0, 0);

    private static final String AFTER = "after";
    private static final String COUNT = "count";

    static String streamOf(String log) {
        return "log:" + log;
    }

    static Part of(Event event) {
        return new Part(
                event.getAggregateSequenceNumber(),
                event.getMetaDataOrThrow(AFTER).getNumberValue(),
                event.getMetaDataOrThrow(COUNT).getNumberValue());
    }

    /** The position of its last event. */
    long head() {
        return after + count;
    }

    Part next(int events) {
        return new Part(number + 1, head(), events);
    }

    /** The least place in Axon Server that its own event can have: all before it in this log are before it there. */
    long leastToken() {
        return after + number;
    }

    Event event(String log, long timestamp) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateType("Log")
                .setAggregateIdentifier(streamOf(log))
                .setAggregateSequenceNumber(number)
                .setTimestamp(timestamp)
                .setPayload(SerializedObject.newBuilder().setType("LogPart").setRevision("1"))
                .putMetaData(AFTER, number(after))
                .putMetaData(COUNT, number(count))
                .build();
    }

    private static MetaDataValue number(long value) {
        return MetaDataValue.newBuilder().setNumberValue(value).build();
    }
}
