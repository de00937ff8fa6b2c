package io.pipetrail.eventstore;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** One process of an application, as far as its event store goes. */
final class Node implements AutoCloseable {

    static final EventStoreProperties.Queue QUEUE = new EventStoreProperties.Queue(1024, 256, DataSize.ofMegabytes(1));

    static final EventStoreProperties.Tail TAIL = new EventStoreProperties.Tail(8192, DataSize.ofMegabytes(8));

    static final EventTypes TYPES = EventTypes.ofSealed(BoxEvent.class);

    private static final DataSize KNOWN = DataSize.ofMegabytes(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final KnownStreams streams = new KnownStreams(KNOWN, meters);
    final Arrivals arrivals = new Arrivals();
    final Tail tail;
    final List<CompanionSource> companionSources = new ArrayList<>();
    final PostgresEventStorageEngine engine;
    final PostgresEventStore store;
    final EventLog log;
    final @Nullable Healing healing;
    final LogCopy copy;
    private final Connections connections;
    private final GroupCommitAppender writer;
    private final Announcer announcer;
    private final TailFeeder feeder;
    private final Listener listener;

    Node(TestDatabase database) {
        this(database, TYPES, NoOpEventUpcaster.INSTANCE);
    }

    Node(TestDatabase database, EventTypes types, EventUpcaster upcaster) {
        this(database, types, upcaster, properties(Duration.ofSeconds(1)));
    }

    /** Whose log of record is this one. */
    Node(TestDatabase database, LogOfRecord record) {
        this(database, TYPES, NoOpEventUpcaster.INSTANCE, properties(Duration.ofSeconds(1)), record);
    }

    Node(TestDatabase database, EventTypes types, EventUpcaster upcaster, EventStoreProperties properties) {
        this(database, types, upcaster, properties, null);
    }

    private Node(
            TestDatabase database,
            EventTypes types,
            EventUpcaster upcaster,
            EventStoreProperties properties,
            @Nullable LogOfRecord record) {
        var dataSource = database.dataSource();
        tail = new Tail(properties.tail());
        new EventStoreSchema(dataSource);
        connections = new Connections(Credentials.of(dataSource, null), properties);
        announcer = new Announcer(connections.background()).start();
        var serializer = new EventSerializer(types);
        var reader = new LogReader(dataSource);
        var reading = new EventReading(serializer, upcaster);
        feeder = new TailFeeder(
                        new OwnRows(properties.tail()),
                        new OthersRows(connections.background()),
                        reading,
                        tail,
                        arrivals)
                .start();
        listener = new Listener(connections.background(), feeder::reached, properties.poll()).start();
        healing = record == null
                ? null
                : new Healing(
                        connections.background(),
                        record,
                        reader,
                        () -> new RecordedBatches(reading, companionSources),
                        announcer::committed);
        writer = new GroupCommitAppender(
                        connections.writer(),
                        record == null ? Keeping.ALONE : new KeepingElsewhere(record, healing),
                        properties.queue(),
                        properties.lockTimeout(),
                        added -> {
                            streams.committed(added);
                            feeder.committed(added);
                            announcer.committed(added.getLast().position());
                        },
                        new WriterMeters(meters))
                .start();
        engine = new PostgresEventStorageEngine(
                new MeasuredAppender(writer, meters),
                reader,
                reading,
                serializer,
                () -> companionSources,
                properties.snapshots() ? Optional.of(new Snapshots(dataSource, general())) : Optional.empty(),
                streams);
        store = PostgresEventStore.builder(engine, new Pages(arrivals, tail, engine::page, new TailMeters(meters)))
                .build();
        log = new PostgresEventLog(reader, reading);
        copy = new LogCopy(connections.background(), reader, () -> new RecordedBatches(reading, companionSources));
    }

    static EventStoreProperties properties(Duration poll) {
        return properties(poll, TAIL);
    }

    static EventStoreProperties properties(Duration poll, EventStoreProperties.Tail tail) {
        var longEnough = Duration.ofSeconds(10);
        return new EventStoreProperties(
                true, QUEUE, KNOWN, tail, true, poll, Duration.ofSeconds(2), longEnough, longEnough, longEnough);
    }

    static Serializer general() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(Json::configure)
                .build();
    }

    static DomainEventMessage<BoxOpened> opened(String box) {
        return event(box, 0, new BoxOpened(box, null));
    }

    static DomainEventMessage<BoxFilled> filled(String box, long sequence) {
        return event(box, sequence, new BoxFilled(box, "books", new BigDecimal("1.50"), null, null));
    }

    /** A box's first event and as many fillings. */
    static List<DomainEventMessage<?>> history(String box, int fillings) {
        var events = new ArrayList<DomainEventMessage<?>>();
        events.add(opened(box));
        LongStream.rangeClosed(1, fillings).forEach(sequence -> events.add(filled(box, sequence)));
        return events;
    }

    static <T> DomainEventMessage<T> event(String box, long sequence, T payload) {
        return new GenericDomainEventMessage<>("Box", box, sequence, payload);
    }

    @Override
    public void close() {
        writer.close();
        announcer.close();
        listener.close();
        feeder.close();
        connections.close();
    }
}
