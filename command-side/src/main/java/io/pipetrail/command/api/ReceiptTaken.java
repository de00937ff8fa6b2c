package io.pipetrail.command.api;

import java.io.Serial;

/** Another node has written the receipt first, so its effect is the one there is. */
final class ReceiptTaken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReceiptTaken() {
        super("the receipt is there already", null, false, false);
    }
}
