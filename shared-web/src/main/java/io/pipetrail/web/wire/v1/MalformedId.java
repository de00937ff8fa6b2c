package io.pipetrail.web.wire.v1;

/** A text is not an id of its kind; the message says what one looks like. */
public final class MalformedId extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedId(String prefix) {
        super(prefix.isEmpty() ? "must be a UUID" : "must be an id such as " + prefix + "<uuid>");
    }
}
