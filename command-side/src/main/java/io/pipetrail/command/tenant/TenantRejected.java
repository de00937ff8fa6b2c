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

    private TenantRejected(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** The same again, as it was told by the node that decided. */
    public static TenantRejected told(Reason reason, String message) {
        return new TenantRejected(reason, message);
    }

    public static TenantRejected slugTaken(TenantId tenantId) {
        return new TenantRejected(Reason.SLUG_TAKEN, Reason.SLUG_TAKEN + ": tenant " + tenantId);
    }

    public Reason reason() {
        return reason;
    }
}
