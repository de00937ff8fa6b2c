package io.pipetrail.command.api;

import java.io.Serial;

/** A command was decided again and again, and each time others were faster. Nothing has happened. */
public final class TooBusy extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooBusy(RuntimeException last) {
        super("others were faster each time", last, false, false);
    }
}
