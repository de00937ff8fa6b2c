package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.Plan;
import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.contenders.Deals;
import io.pipetrail.benchmarks.contenders.HttpJson;
import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.load.OpenLoop;
import io.pipetrail.benchmarks.load.SampleDeal;
import io.pipetrail.benchmarks.rounds.ClosedLoop;
import io.pipetrail.benchmarks.rounds.Round;
import io.pipetrail.benchmarks.rounds.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long after its reply a new deal is seen by a GET. Deals are created at a fixed rate; of some of them the deal is asked
 * for from the reply on, every five milliseconds, until it is there.
 *
 * @param deals created by requests that do not wait for the read side
 * @param perSecond half of what the sender and the server reach together, as they share the machine
 */
record Visibility(Deals deals, double perSecond, int rounds, int warmUpRounds, Duration time) {

    /** Enough for a percentile, and few enough not to be a load of their own. */
    private static final int LOOKS_A_SECOND = 50;

    private static final int TRIALS = 3;

    /** As many looks as a 99th percentile needs take longer than a rate does. */
    private static final int LONGER = 3;

    private static final Duration GIVE_UP = Duration.ofSeconds(30);

    /** Whoever looks again at once is a load of its own: the later deals are seen, the more are looked for at once. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private static final double P99 = 99;
    private static final double MICROS_IN_A_MILLI = 1_000;

    /**
     * Finds out first what rate half load is: the same sender in a closed loop, in rounds of which the first ones warm up. It
     * waits for the read side there: what is only reached while that falls behind cannot go on.
     */
    static Visibility atHalfLoad(Pipetrail pipetrail, Plan plan) {
        var deals = pipetrail.deals();
        var client = new HttpJson(deals.server(), deals.headers());
        var body = SampleDeal.body(deals.stages().getFirst());
        var full = 0.0;
        for (int i = 0; i < TRIALS; i++) {
            full = ClosedLoop.run(Workshop.CONNECTIONS, plan.seconds(), () -> () -> create(client, deals, body))
                    .perSecond();
        }
        Progress.tell("  sender and server together reach %,.0f creates/s that wait for the read side".formatted(full));
        var seconds = plan.seconds() * LONGER;
        // Until then nobody has sent a GET to this server, and the times are those of its compilers.
        var warmUpRounds = Math.ceilDiv(plan.warmUpSeconds(), seconds);
        return new Visibility(
                pipetrail.minimal(), Math.max(1, full / 2), plan.rounds(), warmUpRounds, Duration.ofSeconds(seconds));
    }

    private static void create(HttpJson client, Deals deals, String body) throws IOException {
        var status = client.send("POST", deals.path(), body).statusCode();
        if (status != 201) throw new IOException("Answered " + status);
    }

    /** The 99th percentile of each round, in milliseconds; {@link IllegalStateException} if nothing was seen in one. */
    Series p99() {
        var name = "reply to visible, p99, at %,.0f creates/s".formatted(perSecond);
        var all = new ArrayList<Round>();
        for (int i = 0; i < warmUpRounds; i++) round();
        for (int i = 0; i < rounds; i++) all.add(round());
        return new Series(name, all);
    }

    private Round round() {
        var client = new HttpJson(deals.server(), deals.headers());
        var replies = OpenLoop.histogram();
        var seen = OpenLoop.histogram();
        var body = SampleDeal.body(deals.stages().getFirst());
        var lookAtEvery = Math.max(1, Math.round(perSecond / LOOKS_A_SECOND));
        var failed = OpenLoop.run(perSecond, time, (number, due) -> {
            var answer = client.send("POST", deals.path(), body);
            var replied = System.nanoTime();
            record(replies, replied - due);
            var location = answer.headers().firstValue("Location").orElseThrow();
            if (number % lookAtEvery == 0) record(seen, look(client, location) - replied);
        });
        if (seen.getTotalCount() == 0)
            throw new IllegalStateException("no deal was seen, %,d failed".formatted(failed));
        Progress.tell("  reply p99 %.1f ms from when it was due, visible p99 %.1f ms after the reply (%,d seen)"
                .formatted(p99(replies), p99(seen), seen.getTotalCount()));
        return new Round(p99(seen), replies.getTotalCount() + failed, failed, false);
    }

    private static long look(HttpJson client, String location) throws IOException {
        var deadline = System.nanoTime() + GIVE_UP.toNanos();
        while (client.send("GET", location, "").statusCode() != 200) {
            if (Thread.interrupted()) throw new IOException("Interrupted");
            if (System.nanoTime() > deadline) throw new IOException("Not to be seen after " + GIVE_UP);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return System.nanoTime();
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(
                Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, histogram.getHighestTrackableValue()));
    }

    private static double p99(Histogram histogram) {
        return histogram.getValueAtPercentile(P99) / MICROS_IN_A_MILLI;
    }
}
