package io.pipetrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request that gets a whole answer. Our entity tags are versions of a deal or pipeline, for {@code If-Match}; what is printed
 * with them (a stage's name, totals, days) changes without them, so "not modified" would hide news. Spring would say it.
 */
final class Unconditional extends HttpServletRequestWrapper {

    private Unconditional(HttpServletRequest request) {
        super(request);
    }

    /** The request itself where it has no condition to hide: every wrapper is one more step on each way to a header. */
    static HttpServletRequest of(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.IF_NONE_MATCH) == null ? request : new Unconditional(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean isHidden(String name) {
        return HttpHeaders.IF_NONE_MATCH.equalsIgnoreCase(name);
    }
}
