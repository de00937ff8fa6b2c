package io.pipetrail.query.deals;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.web.paging.Cursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What deals can be sorted by, equal ones by their ids; the newest come first unless asked otherwise.
 *
 * @param name as clients name it
 * @param column of {@code readside.deals}, never null, and with an index after the tenant and before the deal's id
 * @param value what a deal has in the column, as cursors print it
 * @param parse the column's value for the database
 */
public record DealSort(
        String name,
        String column,
        Function<DealState, Object> value,
        Function<String, Object> parse,
        boolean descending) {

    private static final List<DealSort> ASCENDING = List.of(
            instant("created_at", DealState::createdAt),
            instant("updated_at", DealState::updatedAt),
            new DealSort("value", "value", deal -> deal.value().units(), BigDecimal::new, false),
            new DealSort(
                    "expected_close_date",
                    "expected_close_sort",
                    deal -> daysSince1970(deal.expectedCloseDate()),
                    Integer::valueOf,
                    false),
            instant("stage_entered_at", DealState::stageEnteredAt));

    public static final DealSort OLDEST = ASCENDING.getFirst();

    public static final DealSort NEWEST = OLDEST.reversed();

    /** By name, with a minus for the greatest first. */
    public static Optional<DealSort> parse(String text) {
        return ASCENDING.stream()
                .flatMap(sort -> Stream.of(sort, sort.reversed()))
                .filter(sort -> sort.print().equals(text))
                .findFirst();
    }

    public static List<String> names() {
        return ASCENDING.stream().map(DealSort::name).toList();
    }

    /** As clients write it. */
    public String print() {
        return (descending ? "-" : "") + name;
    }

    DealSort reversed() {
        return new DealSort(name, column, value, parse, !descending);
    }

    /** A cursor that points at a deal. */
    Cursor at(DealState deal) {
        return Cursor.of(value.apply(deal).toString(), deal.id().toString());
    }

    Object value(Cursor cursor) {
        return parse.apply(cursor.values().get(0));
    }

    UUID dealId(Cursor cursor) {
        return UUID.fromString(cursor.values().get(1));
    }

    private static DealSort instant(String name, Function<DealState, Object> value) {
        return new DealSort(name, name, value, DealSort::timestamp, false);
    }

    private static OffsetDateTime timestamp(String text) {
        return Instant.parse(text).atOffset(ZoneOffset.UTC);
    }

    /** Without a date behind all dates, as the generated column says. */
    private static Object daysSince1970(@Nullable LocalDate date) {
        return date == null ? Integer.MAX_VALUE : Math.toIntExact(date.toEpochDay());
    }
}
