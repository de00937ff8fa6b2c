package io.pipetrail.benchmarks.rounds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Workers that each do the next thing as soon as the last one is done. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** One thing; what it throws counts as a failure. */
    public interface Work {
        void once() throws Exception;
    }

    /** Makes the work of one worker, which keeps for itself what it needs. */
    public interface Worker {
        Work work() throws Exception;
    }

    public static Tally run(int workers, int seconds, Worker worker) {
        var done = new LongAdder();
        var failed = new LongAdder();
        var start = System.nanoTime();
        var end = start + Duration.ofSeconds(seconds).toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < workers; i++) {
            threads.add(Thread.ofVirtual().start(() -> work(worker, end, done, failed)));
        }
        join(threads);
        return new Tally(done.sum(), failed.sum(), Duration.ofNanos(System.nanoTime() - start));
    }

    public static void join(List<Thread> threads) {
        threads.forEach(ClosedLoop::join);
    }

    private static void work(Worker worker, long end, LongAdder done, LongAdder failed) {
        try {
            var work = worker.work();
            while (System.nanoTime() < end) {
                done.increment();
                attempt(work, failed);
            }
        } catch (Exception e) {
            done.increment();
            failed.increment();
        }
    }

    private static void attempt(Work work, LongAdder failed) {
        try {
            work.once();
        } catch (Exception e) {
            failed.increment();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
