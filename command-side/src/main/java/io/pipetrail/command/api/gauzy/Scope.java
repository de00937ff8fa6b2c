package io.pipetrail.command.api.gauzy;

import io.pipetrail.events.TenantId;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.problem.Refusal;

/** The organization and tenant that a body names: there is but one that it may, which is the credential's. */
final class Scope {

    private Scope() {}

    /** A body's properties, once it is plain that it is not about another organization. */
    static Checked checked(PatchBody body, TenantId tenant) {
        var checked = Checked.of(body.json());
        for (var property : new String[] {"organizationId", "tenantId"}) {
            var named = checked.uuid(property).value();
            if (named != null && !named.equals(tenant.value())) throw Refusal.forbidden();
        }
        return checked;
    }
}
