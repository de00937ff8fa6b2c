package io.pipetrail.web;

import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What the web layer asks a dialect; there is one bean of it each, in {@code wire/<d>}. The native API's is the one for every
 * path that no other is mounted at.
 */
public interface Dialect {

    /** As in events' metadata, and as its OpenAPI group is called: {@code gauzy}. */
    String name();

    /** What its paths begin with: {@code /dialects/gauzy}; nothing for the native API. */
    String mount();

    /** A refusal in this dialect's own shape. The refusal's headers are sent as well. */
    Spoken say(Refusal refusal, String path, String requestId);

    /**
     * The stores that a request names by itself, in a header or a query, as they stand there; a credential for another store is
     * refused by {@link #anotherStore}.
     */
    default List<String> storesNamed(HttpServletRequest request) {
        return List.of();
    }

    /** What is told to whom names a store that its credential is not for, or that is not there. */
    default Refusal anotherStore() {
        return Refusal.forbidden();
    }

    /**
     * Where a client stands with its rate limit, in headers of this dialect; beside the standard ones. Told of every request when
     * it comes, again once it is counted, and with nothing remaining where it is refused as one too many, for whatever reason.
     *
     * @param limit requests a second, 0 or less where there is no limit
     */
    default void tellRate(long limit, long remaining, HttpServletResponse response) {}

    /**
     * An answer in a dialect's words.
     *
     * @param body written as JSON
     */
    record Spoken(HttpStatus status, Object body, String contentType) {}
}
