package io.pipetrail.query.deals;

import java.util.ArrayList;
import java.util.List;

/**
 * Which deals are wanted, in which order, and which rows of them.
 *
 * @param conditions all of which must hold
 * @param order equal deals come in the order of their creation
 * @param deletedToo whether deleted deals are wanted as well
 * @param skip so many rows at the beginning are not wanted
 * @param take at most so many rows are
 */
public record DealChoice(List<Condition> conditions, List<Order> order, boolean deletedToo, long skip, int take) {

    /**
     * A column has one of the values, or where {@code is} is false, none of them.
     *
     * @param values of the column's type: UUID, String, BigDecimal, Integer, OffsetDateTime or, for pairs, an array
     */
    public record Condition(DealColumn column, boolean is, List<?> values) {

        /** What no deal fulfils. */
        public static final Condition NEVER = new Condition(DealColumn.ID, true, List.of());

        public static Condition is(DealColumn column, Object value) {
            return new Condition(column, true, List.of(value));
        }
    }

    /** Where there is nothing in the column, a deal comes last. */
    public record Order(DealColumn column, boolean descending) {}

    /** Whether no deal can be chosen, whatever there is. */
    boolean isImpossible() {
        return conditions.stream()
                .anyMatch(condition -> condition.is() && condition.values().isEmpty());
    }

    /** The same of what fulfils one more condition. */
    public DealChoice and(Condition another) {
        var all = new ArrayList<>(conditions);
        all.add(another);
        return new DealChoice(List.copyOf(all), order, deletedToo, skip, take);
    }
}
