package io.pipetrail.benchmarks.growth;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How 10,000 stores, of which few are large (the n-th has a n-th of the first one's events), spread over databases that they are
 * given to by chance.
 *
 * @param largestByChance what the fullest database has, where 1 would be an equal share: the median of many tries
 * @param worstByChance the same of the worst try
 * @param largestBySize the same if each store, the largest first, goes where least is
 */
record Spread(int databases, double largestByChance, double worstByChance, double largestBySize) {

    private static final int STORES = 10_000;
    private static final int TRIES = 1_001;
    private static final long SEED = 7;

    static List<Spread> table() {
        return IntStream.of(2, 4, 8, 16).mapToObj(Spread::over).toList();
    }

    static Spread over(int databases) {
        var random = new Random(SEED);
        var tries = IntStream.range(0, TRIES)
                .mapToDouble(nr -> byChance(databases, random))
                .sorted()
                .toArray();
        return new Spread(databases, tries[TRIES / 2], tries[TRIES - 1], bySize(databases));
    }

    private static double byChance(int databases, Random random) {
        var full = new double[databases];
        for (var store = 1; store <= STORES; store++) full[random.nextInt(databases)] += 1.0 / store;
        return fullest(full);
    }

    private static double bySize(int databases) {
        var full = new double[databases];
        for (var store = 1; store <= STORES; store++) {
            var least = IntStream.range(0, databases)
                    .reduce((a, b) -> full[a] <= full[b] ? a : b)
                    .orElseThrow();
            full[least] += 1.0 / store;
        }
        return fullest(full);
    }

    private static double fullest(double[] full) {
        var all = IntStream.range(0, full.length).mapToDouble(nr -> full[nr]).summaryStatistics();
        return all.getMax() / all.getAverage();
    }
}
