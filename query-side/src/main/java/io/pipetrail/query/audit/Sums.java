package io.pipetrail.query.audit;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what deals count for, by some columns; amounts are in minor units. */
final class Sums {

    private static final class Sum {

        private long deals;
        private BigInteger value = BigInteger.ZERO;
        private BigInteger weighted = BigInteger.ZERO;
    }

    private final List<String> by;
    private final Map<List<Object>, Sum> sums = new HashMap<>();

    Sums(Table table) {
        this.by = table.key();
    }

    /** Adds so many deals, whose values in the columns of the key are these. */
    void add(List<Object> key, long deals, long value, long weighted) {
        var sum = sums.computeIfAbsent(key, empty -> new Sum());
        sum.deals += deals;
        sum.value = sum.value.add(BigInteger.valueOf(value));
        sum.weighted = sum.weighted.add(BigInteger.valueOf(weighted));
    }

    Collection<Row> rows() {
        return sums.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Row row(List<Object> key, Sum sum) {
        var row = new Row();
        for (int i = 0; i < by.size(); i++) row.set(by.get(i), key.get(i));
        return row.set("deal_count", sum.deals).set("value_minor", sum.value).set("weighted_minor", sum.weighted);
    }
}
