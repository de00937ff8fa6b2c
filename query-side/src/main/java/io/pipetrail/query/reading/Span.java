package io.pipetrail.query.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A span of time: from the first instant on, up to before the other one. */
public record Span(@Nullable Instant from, @Nullable Instant before) {

    public static final Span EVER = new Span(null, null);
}
