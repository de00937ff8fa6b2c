package io.pipetrail.query.deals;

import io.pipetrail.query.reading.SortKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What deals can be sorted by; the newest come first unless asked otherwise. */
public final class DealSort {

    private static final List<SortKey<DealRow>> KEYS = List.of(
            key("created_at", "createdAt", deal -> deal.createdAt, Instant::parse),
            key("updated_at", "updatedAt", deal -> deal.updatedAt, Instant::parse),
            key("value", "value", deal -> deal.value, BigDecimal::new),
            key("expected_close_date", "expectedCloseSort", deal -> deal.expectedCloseSort, Integer::valueOf),
            key("stage_entered_at", "stageEnteredAt", deal -> deal.stageEnteredAt, Instant::parse));

    public static final DealSort NEWEST = new DealSort(KEYS.getFirst().reversed());

    public static final DealSort OLDEST = new DealSort(KEYS.getFirst());

    private final SortKey<DealRow> key;

    private DealSort(SortKey<DealRow> key) {
        this.key = key;
    }

    /** By name, with a minus for the greatest first. */
    public static Optional<DealSort> parse(String text) {
        return KEYS.stream()
                .flatMap(key -> List.of(key, key.reversed()).stream())
                .filter(key -> key.print().equals(text))
                .map(DealSort::new)
                .findFirst();
    }

    public static List<String> names() {
        return KEYS.stream().map(SortKey::name).toList();
    }

    /** As clients write it. */
    public String print() {
        return key.print();
    }

    SortKey<DealRow> key() {
        return key;
    }

    private static SortKey<DealRow> key(
            String name,
            String attribute,
            Function<DealRow, Comparable<?>> value,
            Function<String, Comparable<?>> parse) {
        return new SortKey<>(name, attribute, value, parse, "dealId", deal -> deal.dealId, false);
    }
}
