package io.pipetrail.command.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The terms on which a command is sent.
 *
 * @param expectedVersion versions of its subject, with commas between, or null for any
 * @param occurredAt when it happened in the business, or null for now
 * @param once the key under which it shall have one effect only, or null
 */
public record Terms(
        @Nullable String expectedVersion,
        @Nullable Instant occurredAt,
        @Nullable Once once) {

    public static final Terms NONE = new Terms(null, null, null);

    /** The same, as something that may be done over and again. */
    public Terms withoutOnce() {
        return new Terms(expectedVersion, occurredAt, null);
    }

    /** The same, whatever the version. */
    public Terms inAnyVersion() {
        return new Terms(null, occurredAt, once);
    }
}
