package io.pipetrail.command.imports.file;

import java.io.Serial;

/** A file is not what it should be as a whole, so that going on makes no sense. */
public final class Unreadable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public Unreadable(String why) {
        super(why, null, false, false);
    }
}
