package io.pipetrail.query.reading;

import io.pipetrail.web.paging.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list, and the cursor that leads on from its last row: null where there is nothing more. */
public record Slice<T>(
        List<T> rows, boolean hasMore, @Nullable Cursor next) {

    public <R> Slice<R> map(Function<? super T, ? extends R> mapping) {
        return new Slice<>(rows.stream().<R>map(mapping).toList(), hasMore, next);
    }

    /** The same part with each of its rows replaced, in order. */
    public <R> Slice<R> with(List<R> others) {
        return new Slice<>(others, hasMore, next);
    }
}
