package io.pipetrail.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A request's path as its decoded segments; empty ones do not count, so a slash at the end changes nothing. */
record RequestPath(List<String> segments) {

    static RequestPath of(HttpServletRequest request) {
        var path = Objects.requireNonNullElse(request.getServletPath(), "")
                + Objects.requireNonNullElse(request.getPathInfo(), "");
        return new RequestPath(
                Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList());
    }

    boolean startsWith(String... wanted) {
        return segments.size() >= wanted.length
                && segments.subList(0, wanted.length).equals(List.of(wanted));
    }

    int length() {
        return segments.size();
    }

    String segment(int index) {
        return index < segments.size() ? segments.get(index) : "";
    }

    /** Whether it is, or is beneath, a store of the native API. */
    boolean isInStore() {
        return length() > 2 && startsWith("v1", "stores");
    }
}
