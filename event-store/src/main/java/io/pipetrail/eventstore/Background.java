package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that can be asked to stop. */
final class Background {

    private static final Logger log = LoggerFactory.getLogger(Background.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private Background(String name, Task task) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                log.debug("{} was asked to stop", name);
            } catch (RuntimeException | Error e) {
                log.error("{} ended, which it must not", name, e);
            }
        });
    }

    /** The task may throw {@link InterruptedException} when it is stopped. */
    static Background of(String name, Task task) {
        return new Background(name, task);
    }

    Background start() {
        thread.start();
        return this;
    }

    /** Returns true after this time, or false as soon as it is stopped. */
    boolean pause(Duration time) throws InterruptedException {
        return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Has the thread end, and waits a moment for that. */
    void stop() {
        stopped.countDown();
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next pause of a task that failed again. */
    static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("The connection was broken already", e);
        }
    }

    /** What the thread does. */
    interface Task {
        void run() throws InterruptedException;
    }
}
