package io.pipetrail.command.imports.mapping;

import java.io.Serial;

/** What stands in a cell, or in two, cannot be taken for what it should be. */
public final class BadCell extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadCell(String detail) {
        super(detail, null, false, false);
    }
}
