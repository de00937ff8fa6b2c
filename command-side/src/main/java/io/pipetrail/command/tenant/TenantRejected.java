package io.pipetrail.command.tenant;

import io.pipetrail.events.TenantId;
import java.io.Serial;

/** Why a tenant does not become what was asked for. */
public final class TenantRejected extends RuntimeException {

    /** The reasons there are. */
    public enum Reason {
        SLUG_TAKEN
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private TenantRejected(Reason reason, TenantId tenantId) {
        super("%s: tenant %s".formatted(reason, tenantId), null, false, false);
        this.reason = reason;
    }

    public static TenantRejected slugTaken(TenantId tenantId) {
        return new TenantRejected(Reason.SLUG_TAKEN, tenantId);
    }

    public Reason reason() {
        return reason;
    }
}
