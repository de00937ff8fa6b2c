package io.pipetrail.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A part of the log.
 *
 * @param messages may be fewer or more than the rows, as upcasters will have it
 * @param last the position of the last row
 * @param rows how many rows it was made of
 */
record Page(List<TrackedEventMessage<?>> messages, long last, int rows) {

    /** How many rows are read at once. */
    static final int SIZE = 1_000;

    static final Page EMPTY = new Page(List.of(), 0, 0);

    boolean isEmpty() {
        return rows == 0;
    }

    /** Whether there may be more rows behind it. */
    boolean isFull() {
        return rows == SIZE;
    }
}
