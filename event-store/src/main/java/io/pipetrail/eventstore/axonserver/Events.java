package io.pipetrail.eventstore.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.pipetrail.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;

/** Events as Axon Server has them: its own fields as Axon fills them, and in the metadata what is ours, to the byte. */
final class Events {

    private static final String META_DATA = "metaData";
    private static final String ENDS_APPEND = "endsAppend";
    private static final String NOTE = "note-";

    private Events() {}

    static Event of(RecordedEvent event) {
        var isOfAggregate = !event.aggregateType().isEmpty();
        var there = Event.newBuilder()
                .setMessageIdentifier(event.eventId().toString())
                .setAggregateType(event.aggregateType())
                .setAggregateIdentifier(isOfAggregate ? event.stream() : "")
                .setAggregateSequenceNumber(event.sequence())
                .setTimestamp(event.recordedAt().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(event.payload().getType().getName())
                        .setRevision(event.payload().getType().getRevision())
                        .setData(ByteString.copyFrom(event.payload().getData())))
                .putMetaData(
                        META_DATA,
                        text(ByteString.copyFrom(event.metaData().getData()).toStringUtf8()));
        if (event.endsAppend()) {
            there.putMetaData(
                    ENDS_APPEND,
                    MetaDataValue.newBuilder().setBooleanValue(true).build());
        }
        for (var i = 0; i < event.notes().size(); i++) {
            there.putMetaData(NOTE + i, text(event.notes().get(i)));
        }
        return there.build();
    }

    static RecordedEvent of(Event there) {
        var notes = new ArrayList<String>();
        while (there.containsMetaData(NOTE + notes.size())) {
            notes.add(there.getMetaDataOrThrow(NOTE + notes.size()).getTextValue());
        }
        var isOfAggregate = !there.getAggregateType().isEmpty();
        return RecordedEvent.of(
                UUID.fromString(there.getMessageIdentifier()),
                there.getAggregateType(),
                isOfAggregate ? there.getAggregateIdentifier() : there.getMessageIdentifier(),
                there.getAggregateSequenceNumber(),
                Instant.ofEpochMilli(there.getTimestamp()),
                there.getPayload().getType(),
                there.getPayload().getRevision(),
                there.getPayload().getData().toByteArray(),
                there.getMetaDataOrThrow(META_DATA).getTextValueBytes().toByteArray(),
                there.containsMetaData(ENDS_APPEND),
                notes);
    }

    private static MetaDataValue text(String text) {
        return MetaDataValue.newBuilder().setTextValue(text).build();
    }
}
