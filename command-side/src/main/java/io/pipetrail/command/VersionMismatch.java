package io.pipetrail.command;

import java.io.Serial;

/** The subject of a command is not in the version that the command was meant for. */
public final class VersionMismatch extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String stream;
    private final long expected;
    private final long actual;

    public VersionMismatch(String stream, long expected, long actual) {
        super("%s is in version %d, not %d".formatted(stream, actual, expected), null, false, false);
        this.stream = stream;
        this.expected = expected;
        this.actual = actual;
    }

    /** The event stream of the subject. */
    public String stream() {
        return stream;
    }

    public long expected() {
        return expected;
    }

    public long actual() {
        return actual;
    }
}
