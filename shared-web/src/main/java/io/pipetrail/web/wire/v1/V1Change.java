package io.pipetrail.web.wire.v1;

import org.jspecify.annotations.Nullable;

/** What an event did to one field; the values are printed as the noun's field is. */
public record V1Change(
        String field, @Nullable Object from, @Nullable Object to) {}
