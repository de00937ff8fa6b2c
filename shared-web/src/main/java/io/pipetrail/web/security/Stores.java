package io.pipetrail.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.events.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds stores by id or slug. What was found is remembered for good, for neither ever changes. */
public final class Stores {

    private static final int CACHED = 10_000;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JdbcClient jdbc;
    private final Cache<String, Store> found =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    public Stores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The store with that id, or else with that slug. */
    public Optional<Store> find(String idOrSlug) {
        var known = found.getIfPresent(idOrSlug);
        if (known != null) return Optional.of(known);
        var store = withId(idOrSlug).or(() -> query("slug", idOrSlug));
        store.ifPresent(it -> found.put(idOrSlug, it));
        return store;
    }

    private Optional<Store> withId(String text) {
        return UUID_FORM.matcher(text).matches() ? query("tenant_id", UUID.fromString(text)) : Optional.empty();
    }

    private Optional<Store> query(String column, Object value) {
        return jdbc.sql("select tenant_id, slug from access.stores where " + column + " = ?")
                .param(value)
                .query((row, number) ->
                        new Store(new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("slug")))
                .optional();
    }
}
