package io.pipetrail.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;

/** The latest snapshot of each stream. */
final class Snapshots {

    private final JdbcTemplate jdbc;
    private final Serializer serializer;

    Snapshots(DataSource dataSource, Serializer serializer) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.serializer = serializer;
    }

    /** A snapshot older than the one kept is passed over. */
    void store(DomainEventMessage<?> snapshot) {
        var payload = snapshot.serializePayload(serializer, byte[].class);
        jdbc.update(
                """
                insert into eventstore.snapshots as kept
                values (?, ?::uuid, ?, ?, ?, ?, ?, ?, ?)
                on conflict (stream) do update
                set (event_id, sequence, type, revision, recorded_at, payload, metadata) =
                    (excluded.event_id, excluded.sequence, excluded.type, excluded.revision, excluded.recorded_at,
                     excluded.payload, excluded.metadata)
                where kept.sequence <= excluded.sequence""",
                snapshot.getAggregateIdentifier(),
                snapshot.getIdentifier(),
                snapshot.getType(),
                snapshot.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                snapshot.getTimestamp().atOffset(ZoneOffset.UTC),
                payload.getData(),
                snapshot.serializeMetaData(serializer, byte[].class).getData());
    }

    Optional<DomainEventMessage<?>> read(String stream) {
        return jdbc
                .<DomainEventMessage<?>>query(
                        "select * from eventstore.snapshots where stream = ?", (row, number) -> message(row), stream)
                .stream()
                .findFirst();
    }

    private DomainEventMessage<?> message(ResultSet row) throws SQLException {
        var recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        return new GenericDomainEventMessage<>(
                row.getString("aggregate_type"),
                row.getString("stream"),
                row.getLong("sequence"),
                new SerializedMessage<>(
                        row.getString("event_id"),
                        new SimpleSerializedObject<>(
                                row.getBytes("payload"),
                                byte[].class,
                                row.getString("type"),
                                row.getString("revision")),
                        new SerializedMetaData<>(row.getBytes("metadata"), byte[].class),
                        serializer),
                () -> recordedAt);
    }
}
