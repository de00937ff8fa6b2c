package io.pipetrail.command.api;

import java.io.Serial;

/** An idempotency key came again with another request. */
public final class KeyReused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public KeyReused() {
        super("an idempotency key was used for another request", null, false, false);
    }
}
