package io.pipetrail.web.security;

import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Who calls, after authentication; only the operator belongs to no tenant. */
public record Caller(
        Actor actor,
        Role role,
        @Nullable TenantId tenantId,
        @Nullable String tenantSlug) {

    static final Caller OPERATOR =
            new Caller(new Actor(Actor.Kind.OPERATOR, "operator", null), Role.OPERATOR, null, null);

    /** Who makes the request of this thread. */
    public static Caller current() {
        var caller = RequestContext.current().caller();
        if (caller == null) throw Refusal.unauthenticated("A credential is needed.");
        return caller;
    }

    /** Whether a path's store, by id or by slug, is the one this credential is for. */
    boolean belongsTo(String idOrSlug) {
        return tenantId != null && (tenantId.toString().equalsIgnoreCase(idOrSlug) || idOrSlug.equals(tenantSlug));
    }

    /** Whether this credential is for the store with an id, in letters of any case. */
    boolean isFor(String id) {
        return tenantId != null && tenantId.toString().equalsIgnoreCase(id);
    }

    /**
     * The store this credential is for.
     *
     * @throws Refusal where there is none: the operator works in no store
     */
    public Store store() {
        if (tenantId == null || tenantSlug == null) throw Refusal.forbidden();
        return new Store(tenantId, tenantSlug);
    }
}
