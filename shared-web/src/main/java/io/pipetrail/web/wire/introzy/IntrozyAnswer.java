package io.pipetrail.web.wire.introzy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What every request that succeeds is answered with; writes say in a message what was done. */
public record IntrozyAnswer<T>(
        boolean success,
        T data,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message) {

    public static <T> IntrozyAnswer<T> of(T data) {
        return new IntrozyAnswer<>(true, data, null);
    }

    public static <T> IntrozyAnswer<T> of(T data, String message) {
        return new IntrozyAnswer<>(true, data, message);
    }
}
