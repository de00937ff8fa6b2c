package io.pipetrail.command.imports;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once a second how far something is, whether it gets on or not, until it is closed. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private Heartbeat(Runnable beat) {
        thread = Thread.ofVirtual().name("import-heartbeat").start(() -> run(beat));
    }

    static Heartbeat of(Runnable beat) {
        return new Heartbeat(beat);
    }

    /** Once this returns there is no beat any more. */
    @Override
    public void close() {
        end.countDown();
        var interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void run(Runnable beat) {
        try {
            while (!end.await(1, TimeUnit.SECONDS)) beat(beat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database may be away for a while; the next beat says it all. */
    private static void beat(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException e) {
            LOG.warn("The progress of an import could not be noted down: {}", e.toString());
        }
    }
}
