package io.pipetrail.eventstore.axonserver;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.pipetrail.eventstore.EventStoreUnavailableException;
import io.pipetrail.eventstore.LogOfRecord;
import io.pipetrail.eventstore.NotInStepException;
import io.pipetrail.eventstore.RecordedEvent;
import io.pipetrail.eventstore.UnknownOutcomeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * A log of record in Axon Server, in which events are those of their aggregates as Axon has them there. Other logs and other
 * applications may share the context: a log has a name, by which its parts are found.
 */
public final class AxonServerLog implements LogOfRecord {

    private final Supplier<AxonServerConnection> connection;
    private final String name;
    private final Duration patience;
    private final PartReading reading;
    private volatile @Nullable Part last;

    /** What an append of which nobody knows the outcome was to follow: Axon Server may hold its numbers without having it. */
    private volatile long unsure = -1;

    /**
     * @param connection asked each time
     * @param name of the log; another name is another log
     * @param patience for any answer; who waits for it holds up all who append
     */
    public AxonServerLog(Supplier<AxonServerConnection> connection, String name, Duration patience) {
        this.connection = connection;
        this.name = name;
        this.patience = patience;
        this.reading = new PartReading(name, patience);
    }

    @Override
    public long head() {
        return lastPart(channel()).head();
    }

    @Override
    public List<RecordedEvent> read(long after, int limit) {
        var channel = channel();
        return reading.read(channel, after, limit, lastPart(channel));
    }

    /** {@link ConcurrencyException} where Axon Server has another event under a sequence number. */
    @Override
    public void append(long after, List<RecordedEvent> events) {
        var channel = channel();
        var before = last != null && last.head() == after ? last : lastPart(channel);
        if (before.head() != after) {
            throw new NotInStepException(after);
        }
        var part = before.next(events.size());
        last = null;
        try {
            var confirmation = send(channel, part, events).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (confirmation == null || !confirmation.getSuccess()) {
                throw unknown(after, "Axon Server did not confirm the events", null);
            }
            unsure = -1;
            last = part;
        } catch (ExecutionException e) {
            throw failed(channel, after, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unknown(after, "No answer of Axon Server within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(after, "Interrupted while Axon Server appended", e);
        }
    }

    private UnknownOutcomeException unknown(long after, String what, @Nullable Throwable cause) {
        unsure = after;
        return new UnknownOutcomeException(what, cause);
    }

    private CompletableFuture<Confirmation> send(EventChannel channel, Part part, List<RecordedEvent> events) {
        var transaction = channel.startAppendEventsTransaction();
        try {
            transaction.appendEvent(
                    part.event(name, events.getFirst().recordedAt().toEpochMilli()));
            events.forEach(event -> transaction.appendEvent(Events.of(event)));
        } catch (RuntimeException e) {
            transaction.rollback();
            throw new EventStoreUnavailableException("Axon Server did not take the events", e);
        }
        return transaction.commit();
    }

    /** Whether somebody else was faster is decided by what is there now. */
    private RuntimeException failed(EventChannel channel, long after, Throwable cause) {
        if (!Answers.isOutOfSequence(cause)) {
            return unknown(after, "Axon Server did not confirm the events", cause);
        }
        if (lastPart(channel).head() != after) return new NotInStepException(after);
        return unsure == after
                ? new EventStoreUnavailableException("Axon Server may be busy with an append before this one", cause)
                : new ConcurrencyException("Axon Server has another event under a sequence number", cause);
    }

    private Part lastPart(EventChannel channel) {
        var number = Answers.of(channel.findHighestSequence(Part.streamOf(name)), patience);
        var found = number < 0 ? Part.NONE : reading.part(channel, number);
        last = found;
        return found;
    }

    private EventChannel channel() {
        try {
            return connection.get().eventChannel();
        } catch (RuntimeException e) {
            throw new EventStoreUnavailableException("No connection to Axon Server", e);
        }
    }
}
