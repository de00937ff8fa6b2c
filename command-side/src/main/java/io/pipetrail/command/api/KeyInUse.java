package io.pipetrail.command.api;

import java.io.Serial;

/** The first request under an idempotency key is still at work. */
public final class KeyInUse extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    KeyInUse() {
        super("the first request under an idempotency key is still at work", null, false, false);
    }
}
