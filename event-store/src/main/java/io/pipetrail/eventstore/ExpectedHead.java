package io.pipetrail.eventstore;

import io.pipetrail.eventstore.Outcome.Behind;
import io.pipetrail.eventstore.Outcome.Committed;
import io.pipetrail.eventstore.Outcome.Failed;
import io.pipetrail.eventstore.Outcome.Outdated;
import io.pipetrail.eventstore.Outcome.Refused;

/** Where the log should end when the next batch comes: where the last one ended, unless others append as well. */
final class ExpectedHead {

    /** Batches to go without an expectation after one was wrong: others are at it, and each error costs a round trip. */
    private static final int CAUTION = 16;

    private long head = -1;
    private int caution;

    boolean isKnown() {
        return head >= 0 && caution == 0;
    }

    long get() {
        return head;
    }

    void wasWrong() {
        caution = CAUTION;
    }

    void after(Outcome outcome) {
        switch (outcome) {
            case Committed(var positions) -> {
                head = positions.getLast();
                caution = Math.max(0, caution - 1);
            }
            case Failed failed -> head = -1;
            case Behind behind -> head = -1;
            case Refused refused -> {}
            case Outdated outdated -> {}
        }
    }
}
