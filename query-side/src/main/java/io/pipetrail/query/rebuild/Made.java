package io.pipetrail.query.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the tables of a projection.
 *
 * @param version of the projection that made them
 * @param rebuiltAt null where nothing but the processor has written them
 * @param position of the log, when they took the place of those before
 * @param rows that they had then, as far as these were compared
 * @param differing rows that only they or only those before them had
 * @param previousVersion of those before, null where these are no longer there
 * @param previousPosition up to which those before are folded
 */
public record Made(
        int version,
        @Nullable Instant rebuiltAt,
        @Nullable Long position,
        @Nullable Long rows,
        @Nullable Long differing,
        @Nullable Integer previousVersion,
        @Nullable Long previousPosition) {}
