package io.pipetrail.eventstore;

import java.util.List;

/**
 * A log outside PostgreSQL that decides what has happened, where there is one. PostgreSQL's log is its copy then, from which all
 * is read: a batch is appended there after its rows and companions are written, and before they are committed.
 */
public interface LogOfRecord {

    /** The position of its last event, 0 when it has none; {@link EventStoreUnavailableException} when it cannot be asked. */
    long head();

    /**
     * Appends these events, all or none, as those that follow a position.
     *
     * @throws NotInStepException when its last event is at another position: nothing was appended
     * @throws org.axonframework.modelling.command.ConcurrencyException when it ends there but refuses one of them: nothing was
     *     appended
     * @throws EventStoreUnavailableException when nothing was appended for another reason
     * @throws UnknownOutcomeException when nobody can tell
     */
    void append(long after, List<RecordedEvent> events);

    /** What follows a position, in order and as many at most. */
    List<RecordedEvent> read(long after, int limit);
}
