package io.pipetrail.command.imports.mapping;

import java.io.Serial;

/** A mapping is not well-formed, or not one for the file that it is used for. */
public final class BadMapping extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadMapping(String detail) {
        super(detail, null, false, false);
    }
}
