package io.pipetrail.web.security;

import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** Who calls, after authentication; only the operator belongs to no tenant. */
public record Caller(
        Actor actor,
        Role role,
        @Nullable TenantId tenantId,
        @Nullable String tenantSlug) {

    static final Caller OPERATOR =
            new Caller(new Actor(Actor.Kind.OPERATOR, "operator", null), Role.OPERATOR, null, null);

    /** Whether a path's store, by id or by slug, is the one this credential is for. */
    boolean belongsTo(String idOrSlug) {
        return tenantId != null && (tenantId.toString().equalsIgnoreCase(idOrSlug) || idOrSlug.equals(tenantSlug));
    }
}
