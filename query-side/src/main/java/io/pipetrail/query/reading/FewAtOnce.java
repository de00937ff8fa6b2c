package io.pipetrail.query.reading;

import io.pipetrail.web.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only a few do what takes the database long, so that connections are left for all others; who waits in vain is to try again. */
public final class FewAtOnce {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Semaphore places;
    private final Duration patience;

    public FewAtOnce(int most, Duration patience) {
        this.places = new Semaphore(most, true);
        this.patience = patience;
    }

    /** Does it, or refuses with a 503 when there was no place in time. */
    public <T> T of(Supplier<T> slow) {
        enter();
        try {
            return slow.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw Refusal.unavailable(A_SECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable(A_SECOND);
        }
    }
}
