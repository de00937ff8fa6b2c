package io.pipetrail.eventstore;

/** Writes appends to the log. */
interface Appender {

    /**
     * Returns when the request is committed, with the position of its last event, or the head when it has none.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException when a stream went on in the meantime
     * @throws EventStoreUnavailableException when nothing was written because of the database
     * @throws UnknownOutcomeException when the connection broke during the commit
     */
    long append(AppendRequest request);
}
