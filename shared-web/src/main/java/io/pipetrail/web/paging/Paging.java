package io.pipetrail.web.paging;

import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The page that a request asks for; controllers take it as an argument. Cursor, startingAfter and endingBefore exclude each other. */
public record Paging(
        Limit limit,
        @Nullable String cursorText,
        @Nullable String startingAfter,
        @Nullable String endingBefore,
        String path,
        String query) {

    /** As the request's parameters say. */
    public static Paging of(HttpServletRequest request) {
        var cursor = request.getParameter("cursor");
        var after = request.getParameter("starting_after");
        var before = request.getParameter("ending_before");
        if (Stream.of(cursor, after, before).filter(given -> given != null).count() > 1) {
            throw Refusal.badRequest(
                    "cursor", "only one of cursor, starting_after and ending_before can be given at a time");
        }
        return new Paging(
                Limit.parse(request.getParameter("limit")),
                cursor,
                after,
                before,
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    /** The cursor, where there is one; it must be of this kind of list. */
    public Optional<Cursor> cursor(String kind) {
        return Optional.ofNullable(cursorText).map(text -> Cursor.parse(kind, text));
    }

    /** The value of a {@code Link} header that leads on from a cursor, with the other parameters as they are. */
    public String linkToNext(String nextCursor) {
        var uri = UriComponentsBuilder.fromPath(path)
                .query(query)
                .replaceQueryParam("starting_after")
                .replaceQueryParam("ending_before")
                .replaceQueryParam("cursor", nextCursor)
                .build();
        return "<" + uri.toUriString() + ">; rel=\"next\"";
    }
}
