package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.EventSerializer;
import io.pipetrail.eventstore.EventTypes;
import java.util.Map;
import org.axonframework.messaging.MetaData;

/** The event store's table with its two indexes and nothing else, and one insert of the row that the engine writes. */
final class EventTable {

    private EventTable() {}

    static void create(Database database) {
        database.execute("""
                create schema eventstore;
                create sequence eventstore.positions;
                create table eventstore.events (
                    position bigint primary key, event_id uuid not null, aggregate_type text not null, stream text not null,
                    sequence bigint not null, type text not null, revision int not null, recorded_at timestamptz not null,
                    payload bytea not null, metadata bytea not null,
                    constraint events_stream_sequence_key unique (stream, sequence))""");
    }

    /**
     * The insert, with these in the place of payload and metadata: what varies is made by the server, what has weight comes
     * with each request.
     */
    static String insert(String payload, String metaData) {
        return """
                insert into eventstore.events (position, event_id, aggregate_type, stream, sequence, type, revision, \
                recorded_at, payload, metadata) \
                values (nextval('eventstore.positions'), uuidv7(), 'Deal', uuidv7()::text, 0, 'DealCreated', 1, \
                clock_timestamp(), convert_to(%s, 'UTF8'), convert_to(%s, 'UTF8'))""".formatted(payload, metaData);
    }

    static String payload() {
        return json(SampleDeal.created());
    }

    static String metaData() {
        return json(MetaData.from(Map.copyOf(SampleDeal.metaData())));
    }

    private static String json(Object object) {
        var serializer = new EventSerializer(EventTypes.ofSealed(DealEvent.class));
        return serializer.serialize(object, String.class).getData();
    }
}
