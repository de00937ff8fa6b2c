package io.pipetrail.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * One event as a {@link LogOfRecord} keeps it: all that its row has, to the byte, and what else is needed to write the row and
 * its companions again.
 *
 * @param endsAppend whether it is the last of those that were appended by one request
 * @param notes of the companions of its request, with the last event of it
 */
public record RecordedEvent(
        UUID eventId,
        String aggregateType,
        String stream,
        long sequence,
        Instant recordedAt,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metaData,
        boolean endsAppend,
        List<String> notes) {

    /** Of its parts, as they are kept. */
    public static RecordedEvent of(
            UUID eventId,
            String aggregateType,
            String stream,
            long sequence,
            Instant recordedAt,
            String type,
            String revision,
            byte[] payload,
            byte[] metaData,
            boolean endsAppend,
            List<String> notes) {
        return new RecordedEvent(
                eventId,
                aggregateType,
                stream,
                sequence,
                recordedAt,
                new SimpleSerializedObject<>(payload, byte[].class, type, revision),
                new SerializedMetaData<>(metaData, byte[].class),
                endsAppend,
                List.copyOf(notes));
    }

    static RecordedEvent of(Row row, boolean endsAppend, List<String> notes) {
        return new RecordedEvent(
                row.eventId(),
                row.aggregateType(),
                row.stream(),
                row.sequence(),
                row.recordedAt(),
                row.payload(),
                row.metaData(),
                endsAppend,
                notes);
    }

    Row row() {
        return new Row(eventId, aggregateType, stream, sequence, recordedAt, payload, metaData, null);
    }
}
