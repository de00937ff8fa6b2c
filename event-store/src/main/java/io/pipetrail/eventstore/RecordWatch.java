package io.pipetrail.eventstore;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings both logs in step before the application is ready, and looks now and then whether they are: nobody need write
 * before what a crash left in one of them is in the other.
 */
final class RecordWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecordWatch.class);

    private final Healing healing;
    private final Duration period;
    private final Background thread;
    private volatile boolean running;

    RecordWatch(Healing healing, Duration period) {
        this.healing = healing;
        this.period = period;
        this.thread = Background.of("event-log-of-record", this::run);
    }

    @Override
    public void start() {
        look();
        thread.start();
        running = true;
    }

    @Override
    public void stop() {
        thread.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before requests are served and before anybody follows the log. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }

    private void run() throws InterruptedException {
        while (thread.pause(period)) {
            look();
        }
    }

    private void look() {
        try {
            if (!healing.isInStep()) {
                healing.heal();
            }
        } catch (RuntimeException e) {
            log.warn("It is not known whether the log is in step with the log of record: {}", e.getMessage());
        }
    }
}
