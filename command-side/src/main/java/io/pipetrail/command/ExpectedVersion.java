package io.pipetrail.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The precondition of a command: the versions, any of which its subject may have. Travels in the command's metadata. */
public final class ExpectedVersion {

    /** The metadata key; the value is one version or several with commas between. */
    public static final String KEY = "expectedVersion";

    private ExpectedVersion() {}

    /**
     * Lets the command pass if nothing was expected or the subject is as expected.
     *
     * @throws VersionMismatch otherwise
     */
    public static void check(String stream, @Nullable Object expected, long actual) {
        if (!(expected instanceof String versions)) return;
        var any = Arrays.stream(versions.split(",", -1)).mapToLong(Long::parseLong);
        if (any.noneMatch(version -> version == actual)) {
            throw new VersionMismatch(stream, newest(versions), actual);
        }
    }

    private static long newest(String versions) {
        return Arrays.stream(versions.split(",", -1))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }
}
