package io.pipetrail.eventstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps events in PostgreSQL. Positions are gapless and in commit order, so a token is one number and nothing is ever
 * skipped. Within a unit of work all events are appended at once, when it commits.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

    private final Appender appender;
    private final LogReader reader;
    private final EventReading reading;
    private final Serializer serializer;
    private final Supplier<List<CompanionSource>> companionSources;
    private final Optional<Snapshots> snapshots;
    private final KnownStreams streams;

    PostgresEventStorageEngine(
            Appender appender,
            LogReader reader,
            EventReading reading,
            Serializer serializer,
            Supplier<List<CompanionSource>> companionSources,
            Optional<Snapshots> snapshots,
            KnownStreams streams) {
        this.appender = appender;
        this.reader = reader;
        this.reading = reading;
        this.serializer = serializer;
        this.companionSources = companionSources;
        this.snapshots = snapshots;
        this.streams = streams;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var unitOfWork = CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get() : null;
        if (unitOfWork == null || unitOfWork.phase().isAfter(UnitOfWork.Phase.PREPARE_COMMIT)) {
            append(events, List.of(), new ReadSet());
        } else {
            take(unitOfWork).add(events);
        }
    }

    /** From now on what the unit of work appends is appended here. */
    PendingAppend take(UnitOfWork<?> unitOfWork) {
        var pending = PendingAppend.of(unitOfWork);
        pending.into(this);
        return pending;
    }

    long append(List<? extends EventMessage<?>> events, List<Companion> byHand, ReadSet readSet) {
        var rows = events.stream().map(event -> Row.of(event, serializer)).toList();
        var companions = new ArrayList<Companion>();
        if (!events.isEmpty()) {
            companionSources.get().forEach(source -> companions.addAll(source.companionsOf(events)));
        }
        companions.addAll(byHand);
        return appender.append(new AppendRequest(rows, companions, readSet.besides(rows)));
    }

    /** Has these streams read from the database the next time. */
    void forget(Map<String, Long> readSet) {
        streams.forget(readSet.keySet());
    }

    /** The state of this stream after its last event is kept: its events need not be. */
    void condense(String stream, long last) {
        streams.condense(stream, last);
    }

    /** {@link ConcurrencyException} when one of these streams has gone on after this sequence number. */
    void check(Map<String, Long> readSet) {
        if (reader.hasOneGoneOn(readSet)) {
            forget(readSet);
            throw new ConcurrencyException("Decided on a stream that went on: " + readSet.keySet());
        }
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return Stream.iterate(page(Positions.of(token)), page -> !page.isEmpty(), page -> page(page.last()))
                .flatMap(page -> page.messages().stream());
    }

    /** The next part of the log after a position. */
    Page page(long position) {
        var rows = reader.after(position, Page.SIZE);
        return rows.isEmpty()
                ? Page.EMPTY
                : new Page(reading.tracked(rows), rows.getLast().position(), rows.size() == Page.SIZE);
    }

    /** In the unit of work of a command it may come from memory; it is checked when the command ends. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var deciding = deciding();
        if (deciding.isEmpty()) {
            return eventStream(stored(aggregateIdentifier, firstSequenceNumber), firstSequenceNumber);
        }
        var known = streams.find(aggregateIdentifier, firstSequenceNumber).orElseGet(() -> {
            var read = stored(aggregateIdentifier, firstSequenceNumber);
            streams.learn(aggregateIdentifier, read);
            return read;
        });
        deciding.get().hasRead(aggregateIdentifier, known.last());
        return eventStream(known, firstSequenceNumber);
    }

    /** Of the command that is being handled, be it sent by whoever handles something else. */
    private Optional<PendingAppend> deciding() {
        return CurrentUnitOfWork.isStarted() && isDeciding(CurrentUnitOfWork.get())
                ? Optional.of(take(CurrentUnitOfWork.get()))
                : Optional.empty();
    }

    private static boolean isDeciding(UnitOfWork<?> unitOfWork) {
        return unitOfWork.phase().isBefore(UnitOfWork.Phase.COMMIT)
                && (unitOfWork.getMessage() instanceof CommandMessage<?>
                        || unitOfWork
                                .parent()
                                .map(PostgresEventStorageEngine::isDeciding)
                                .orElse(false));
    }

    private KnownStream stored(String stream, long from) {
        var rows = reader.stream(stream, from);
        var last = rows.isEmpty() ? from - 1 : rows.getLast().row().sequence();
        var events = reading.ofAggregate(rows)
                .<DomainEventMessage<?>>map(MadeEvent::withoutBytes)
                .toList();
        return new KnownStream(
                from,
                last,
                events,
                rows.stream().mapToLong(row -> KnownStream.bytes(row.row())).sum());
    }

    private static DomainEventStream eventStream(KnownStream known, long from) {
        var last = known.last() < from ? null : (Long) known.last();
        return DomainEventStream.of(known.from(from), () -> last);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        var last = reader.lastSequence(aggregateIdentifier);
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.ifPresent(kept -> kept.store(snapshot));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.flatMap(kept -> kept.read(aggregateIdentifier));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return token(reader.head());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return token(Positions.before(dateTime.atOffset(ZoneOffset.UTC), reader));
    }

    private static @Nullable TrackingToken token(long position) {
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }
}
