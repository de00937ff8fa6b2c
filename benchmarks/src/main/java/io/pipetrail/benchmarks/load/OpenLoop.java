package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.rounds.ClosedLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends at a fixed rate, however slowly answers come, each request on a virtual thread of its own; times count from when a
 * request should have been sent, so that what waits for a slow server is not left out ("coordinated omission", Gil Tene).
 * Whoever finds no free connection waits for one, as behind a proxy, and that time counts as well.
 */
public final class OpenLoop {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int DIGITS = 3;

    /** At the rates of half load as many are in flight while the server is away for a tenth of a second. */
    private static final int CONNECTIONS = 256;

    private OpenLoop() {}

    /** Which program it is. */
    public static String program() {
        return "open-loop sender of this module on java.net.http, HdrHistogram 2.2.2";
    }

    /** One request; what it throws counts as a failure. */
    public interface Request {

        /**
         * Sends it and waits for the answer.
         *
         * @param number from 0
         * @param due when it should have been sent, by {@link System#nanoTime()}
         */
        void send(long number, long due) throws Exception;
    }

    /** Returns how many failed. */
    public static long run(double perSecond, Duration time, Request request) {
        var threads = new ArrayList<Thread>();
        var failed = new LongAdder();
        var free = new Semaphore(CONNECTIONS);
        var start = System.nanoTime();
        var count = (long) (perSecond * time.toMillis() / 1_000);
        for (long i = 0; i < count; i++) {
            var number = i;
            var due = start + (long) (i * 1e9 / perSecond);
            sleepUntil(due);
            threads.add(Thread.ofVirtual().start(() -> send(request, number, due, free, failed)));
        }
        ClosedLoop.join(threads);
        return failed.sum();
    }

    /** For times in microseconds. */
    public static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST.toNanos() / 1_000, DIGITS);
    }

    private static void send(Request request, long number, long due, Semaphore free, LongAdder failed) {
        free.acquireUninterruptibly();
        try {
            request.send(number, due);
        } catch (Exception e) {
            failed.increment();
        } finally {
            free.release();
        }
    }

    private static void sleepUntil(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }
}
