package io.pipetrail.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a revision says about one field: nothing (it stays as it is), or its new value, where null clears it. */
public record Change<T>(boolean given, @Nullable T value) {

    public static <T> Change<T> none() {
        return new Change<>(false, null);
    }

    public static <T> Change<T> to(@Nullable T value) {
        return new Change<>(true, value);
    }

    /** Whether the field would be another one afterwards. */
    public boolean changes(@Nullable T current) {
        return given && !Objects.equals(value, current);
    }

    /** The field afterwards. */
    public @Nullable T or(@Nullable T current) {
        return given ? value : current;
    }

    /** The field afterwards, where it is one that cannot be cleared. */
    public T orKeep(T current) {
        return given && value != null ? value : current;
    }
}
