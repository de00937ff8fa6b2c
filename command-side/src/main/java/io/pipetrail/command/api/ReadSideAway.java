package io.pipetrail.command.api;

import java.io.Serial;

/** No read side answers through the query bus. */
final class ReadSideAway extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReadSideAway(Exception cause) {
        super("no read side answers", cause, false, false);
    }
}
