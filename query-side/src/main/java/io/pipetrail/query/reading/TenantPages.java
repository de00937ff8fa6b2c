package io.pipetrail.query.reading;

import io.pipetrail.events.TenantId;
import io.pipetrail.web.paging.Cursor;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/**
 * Keyset pages of one tenant's rows. Beside what Spring Data asks for ({@code a < x or a = x and id < y}) stands
 * {@code a <= x}, which the database can begin an index scan with: so the millionth row costs what the first does.
 */
public final class TenantPages<E> {

    private final JpaSpecificationExecutor<E> rows;

    public TenantPages(JpaSpecificationExecutor<E> rows) {
        this.rows = rows;
    }

    /** The first rows, or those behind a cursor. */
    public Slice<E> after(
            TenantId tenant, Specification<E> filter, SortKey<E> key, @Nullable Cursor cursor, int limit) {
        var from = cursor == null ? ScrollPosition.keyset() : ScrollPosition.forward(keys(key, cursor));
        return scroll(tenant, filter, key, from, limit);
    }

    /** The rows before a cursor, in the list's order. */
    public Slice<E> before(TenantId tenant, Specification<E> filter, SortKey<E> key, Cursor cursor, int limit) {
        return scroll(tenant, filter, key, ScrollPosition.backward(keys(key, cursor)), limit);
    }

    /** A cursor that points at a row. */
    public static <E> Cursor at(E row, SortKey<E> key) {
        return Cursor.of(key.value().apply(row).toString(), key.id().apply(row).toString());
    }

    private Slice<E> scroll(
            TenantId tenant, Specification<E> filter, SortKey<E> key, KeysetScrollPosition from, int limit) {
        var direction = key.descending() ? Direction.DESC : Direction.ASC;
        var sort = Sort.by(direction, key.attribute(), key.idAttribute());
        var wanted = ofTenant(tenant).and(filter).and(bound(key, from));
        var window =
                rows.findBy(wanted, query -> query.sortBy(sort).limit(limit).scroll(from));
        var page = window.getContent();
        var leadsOn = !page.isEmpty() && (window.hasNext() || from.scrollsBackward());
        return new Slice<>(page, window.hasNext(), leadsOn ? at(page.getLast(), key) : null);
    }

    private Specification<E> ofTenant(TenantId tenant) {
        return (row, query, builder) -> builder.equal(row.get("tenantId"), tenant);
    }

    private Specification<E> bound(SortKey<E> key, KeysetScrollPosition from) {
        return (row, query, builder) -> {
            var value = from.getKeys().get(key.attribute());
            if (value == null) return builder.conjunction();
            return bound(key, value, key.descending() == from.scrollsForward(), row, builder);
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an attribute that is known only by its name
    private Predicate bound(SortKey<E> key, Object value, boolean upper, Root<E> row, CriteriaBuilder builder) {
        var attribute = row.<Comparable>get(key.attribute());
        return upper
                ? builder.lessThanOrEqualTo(attribute, (Comparable) value)
                : builder.greaterThanOrEqualTo(attribute, (Comparable) value);
    }

    private static <E> Map<String, Object> keys(SortKey<E> key, Cursor cursor) {
        var keys = new LinkedHashMap<String, Object>();
        keys.put(key.attribute(), key.parse().apply(cursor.values().get(0)));
        keys.put(key.idAttribute(), UUID.fromString(cursor.values().get(1)));
        return keys;
    }
}
