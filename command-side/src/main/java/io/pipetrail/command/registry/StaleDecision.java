package io.pipetrail.command.registry;

import java.io.Serial;

/** A decision was taken on a stage that has changed or gone in the meantime: it has to be taken again. */
public final class StaleDecision extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StaleDecision() {
        super("decided on a stage that changed in the meantime", null, false, false);
    }
}
