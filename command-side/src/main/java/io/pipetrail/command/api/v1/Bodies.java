package io.pipetrail.command.api.v1;

import io.pipetrail.command.Change;
import io.pipetrail.web.body.Given;

/** Between what a body says and what a command says. */
final class Bodies {

    static final int LONGEST_NAME = 255;
    static final int LONGEST_DESCRIPTION = 5_000;

    private Bodies() {}

    static <T> Change<T> change(Given<T> given) {
        return given.isGiven() ? Change.to(given.orNull()) : Change.none();
    }
}
