package io.pipetrail.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** The dialects that are spoken here, and which of them a request speaks. */
public final class Dialects {

    private static final String ATTRIBUTE = Dialect.class.getName();

    private final Dialect unmounted;
    private final List<Dialect> mounted;

    /**
     * All dialects, of which one is mounted nowhere.
     *
     * @throws IllegalStateException if two have the same name or the same mount, or none is for all other paths
     */
    public Dialects(Collection<Dialect> all) {
        var names = new HashSet<String>();
        var mounts = new HashSet<String>();
        for (var dialect : all) {
            if (names.add(dialect.name()) && mounts.add(dialect.mount())) continue;
            throw new IllegalStateException("there are two dialects " + dialect.name() + " at " + dialect.mount());
        }
        this.mounted = all.stream().filter(it -> !it.mount().isEmpty()).toList();
        this.unmounted = all.stream()
                .filter(it -> it.mount().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no dialect is for the paths without a mount"));
    }

    /** The same for a request from its first filter to its error page. */
    public Dialect of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Dialect known) return known;
        var dialect = at(path(request));
        request.setAttribute(ATTRIBUTE, dialect);
        return dialect;
    }

    /** The one that a path, decoded, is in. */
    public Dialect at(String path) {
        for (var dialect : mounted) {
            var end = dialect.mount().length();
            if (path.startsWith(dialect.mount()) && (path.length() == end || path.charAt(end) == '/')) return dialect;
        }
        return unmounted;
    }

    /** As routes are matched, so that a letter written as %67 makes no difference. */
    private static String path(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original) return original;
        return Objects.requireNonNullElse(request.getServletPath(), "")
                + Objects.requireNonNullElse(request.getPathInfo(), "");
    }
}
