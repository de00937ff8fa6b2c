package io.pipetrail.query.reading;

import java.util.UUID;
import java.util.function.Function;

/**
 * What the rows of a list are in order of; rows that are equal in it follow their ids.
 *
 * @param name as clients name it
 * @param attribute the entity's, never null
 * @param parse reads what a cursor has of it
 */
public record SortKey<E>(
        String name,
        String attribute,
        Function<E, Comparable<?>> value,
        Function<String, Comparable<?>> parse,
        String idAttribute,
        Function<E, UUID> id,
        boolean descending) {

    public SortKey<E> reversed() {
        return new SortKey<>(name, attribute, value, parse, idAttribute, id, !descending);
    }

    /** As clients write it: with a minus where the greatest comes first. */
    public String print() {
        return (descending ? "-" : "") + name;
    }
}
