package io.pipetrail.web.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.util.concurrent.atomic.AtomicLong;

/** What one client may still ask for, and what it was let ask for on this node. */
final class Allowance {

    private final Bucket bucket;
    private final AtomicLong spent = new AtomicLong();
    /** Of what was spent; this and the next are of one thread, that which tells the other nodes. */
    private long seen;

    private long told;

    Allowance(Bucket bucket) {
        this.bucket = bucket;
    }

    ConsumptionProbe spend() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) spent.incrementAndGet();
        return probe;
    }

    EstimationProbe look() {
        return bucket.estimateAbilityToConsume(1);
    }

    /** What was spent on another node: there may be less than nothing left then, and the client waits until that is made up for. */
    void charge(long elsewhere) {
        bucket.consumeIgnoringRateLimits(elsewhere);
    }

    /** What was spent since this was last asked; too little is not worth telling and is 0. */
    long news(long worthTelling) {
        var now = spent.get();
        var news = now - seen;
        seen = now;
        if (news < worthTelling) return 0;
        told += news;
        return news;
    }

    /** All that was ever worth telling. */
    long told() {
        return told;
    }
}
