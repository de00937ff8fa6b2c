package io.pipetrail.command.imports;

import java.io.Serial;

/** A row is well-formed, but says what cannot be. */
final class BadRow extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadRow(String detail) {
        super(detail, null, false, false);
    }
}
