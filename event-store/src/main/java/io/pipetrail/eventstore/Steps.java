package io.pipetrail.eventstore;

import java.time.Duration;

/**
 * Lets those who follow the log see what was committed here: the first event after a quiet time at once, under load what has
 * come together every few milliseconds. A projection then folds a batch where it would have run a transaction an event, and
 * he who commits is not held up by those who follow.
 */
final class Steps implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(8);

    private final Arrivals committed = new Arrivals();
    private final Arrivals shown;
    private final Background thread;

    Steps(Arrivals shown) {
        this.shown = shown;
        this.thread = Background.of("event-log-steps", this::run);
    }

    Steps start() {
        thread.start();
        return this;
    }

    /** The event at this position was committed by this process. */
    void committed(long position) {
        committed.reached(position);
    }

    @Override
    public void close() {
        thread.stop();
    }

    private void run() throws InterruptedException {
        do {
            committed.awaitBeyond(shown.head());
            shown.reached(committed.head());
        } while (thread.pause(STEP));
    }
}
