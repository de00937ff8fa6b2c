package io.pipetrail.query.api.v1;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.security.ApiKeys;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1ApiKey;
import io.pipetrail.web.wire.v1.V1List;
import io.pipetrail.web.wire.v1.V1Store;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stores and their keys: the operator sees all stores, any other credential its own. */
@RestController
@RequestMapping("/v1/stores")
class StoreQueries {

    private static final String KIND = "stores";
    private static final TenantId BEFORE_ALL = new TenantId(new UUID(0, 0));

    private final Catalog catalog;
    private final ApiKeys keys;

    StoreQueries(Catalog catalog, ApiKeys keys) {
        this.catalog = catalog;
        this.keys = keys;
    }

    @GetMapping
    ResponseEntity<V1List<V1Store>> list(Caller caller, Paging paging) {
        var own = caller.tenantId();
        if (own == null) return Answers.list(paging, KIND, page(paging));
        var stores = catalog.tenant(own).map(V1Store::of).stream().toList();
        return Answers.list(paging, KIND, new Slice<>(stores, false, null));
    }

    @GetMapping("/{store_id}")
    V1Store one(TenantId tenant) {
        return catalog.tenant(tenant).map(V1Store::of).orElseThrow(() -> Refusal.notFound("store"));
    }

    @GetMapping("/{store_id}/api-keys")
    V1List<V1ApiKey> keys(TenantId tenant, Paging paging) {
        var all = keys.list(tenant).stream().map(V1ApiKey::of).toList();
        return V1List.of(paging.path(), all);
    }

    private Slice<V1Store> page(Paging paging) {
        var behind = paging.startingAfter() != null
                ? Asked.id("starting_after", paging.startingAfter(), Ids::store)
                : paging.cursor(KIND)
                        .map(cursor -> TenantId.of(cursor.values().getFirst()))
                        .orElse(BEFORE_ALL);
        int limit = paging.limit().value();
        var found = catalog.tenantsBehind(behind, limit + 1);
        var more = found.size() > limit;
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = more ? Cursor.of(page.getLast().id().toString()) : null;
        return new Slice<>(page, more, next).map(V1Store::of);
    }
}
