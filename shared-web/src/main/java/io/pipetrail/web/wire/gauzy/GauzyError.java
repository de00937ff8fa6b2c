package io.pipetrail.web.wire.gauzy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal as Nest writes it.
 *
 * @param message a text, or a list of them where fields of a request are not valid
 * @param error the name of the status, where the message is another text
 */
public record GauzyError(
        Object message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error,
        int statusCode) {}
