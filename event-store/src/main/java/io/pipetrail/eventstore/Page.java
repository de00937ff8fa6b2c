package io.pipetrail.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A part of the log.
 *
 * @param messages may be fewer or more than the rows, as upcasters will have it
 * @param last the position that it reaches
 * @param mayHaveMore whether there may be more behind it already
 */
record Page(List<TrackedEventMessage<?>> messages, long last, boolean mayHaveMore) {

    /** How many rows are read at once. */
    static final int SIZE = 1_000;

    static final Page EMPTY = new Page(List.of(), 0, false);

    boolean isEmpty() {
        return last == 0;
    }
}
