package io.pipetrail.benchmarks.report;

import java.util.Locale;

/** What a figure counts. */
public enum Unit {
    PER_SECOND("/s", 0),
    MILLISECONDS("ms", 1),
    SECONDS("s", 2),
    MEGABYTES("MB", 0);

    private final String symbol;
    private final int decimals;

    Unit(String symbol, int decimals) {
        this.symbol = symbol;
        this.decimals = decimals;
    }

    String symbol() {
        return symbol;
    }

    String print(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f %s", value, symbol);
    }
}
