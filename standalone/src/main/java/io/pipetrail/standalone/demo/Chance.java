package io.pipetrail.standalone.demo;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance that falls the same way every time. */
final class Chance {

    private static final long SEED = 20_260_105;

    private final Random random = new Random(SEED);

    boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Spread as prices are: many small ones, few large ones. */
    double logNormal(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    /** A UUIDv7 (RFC 9562) of that instant. */
    UUID id(Instant at) {
        var time = at.toEpochMilli() << 16;
        var most = time | 0x7000L | (random.nextLong() & 0x0FFFL);
        var least = 0x8000000000000000L | (random.nextLong() & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(most, least);
    }
}
