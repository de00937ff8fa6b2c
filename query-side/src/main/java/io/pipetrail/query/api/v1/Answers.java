package io.pipetrail.query.api.v1;

import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.V1List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How lists and versioned things are answered. */
final class Answers {

    private Answers() {}

    /** A list's next page: {@code after} a cursor or null, or {@code before} one, where {@code at} finds a row by the parameter's name and value. */
    static <T> Slice<T> turn(
            Paging paging,
            String kind,
            BiFunction<String, String, Optional<Cursor>> at,
            BiFunction<@Nullable Cursor, Integer, Slice<T>> after,
            BiFunction<Cursor, Integer, Slice<T>> before) {
        int limit = paging.limit().value();
        var ending = paging.endingBefore();
        if (ending != null) return before.apply(found("ending_before", ending, at), limit);
        var starting = paging.startingAfter();
        if (starting != null) return after.apply(found("starting_after", starting, at), limit);
        return after.apply(paging.cursor(kind).orElse(null), limit);
    }

    /** A page, with a link to the next one where there is more. */
    static <T> ResponseEntity<V1List<T>> list(Paging paging, String kind, Slice<T> page) {
        var next = page.next() == null || (!page.hasMore() && paging.endingBefore() == null)
                ? null
                : page.next().print(kind);
        var answer = ResponseEntity.ok();
        if (next != null) answer.header(HttpHeaders.LINK, paging.linkToNext(next));
        return answer.body(V1List.of(paging.path(), page.rows(), page.hasMore(), next));
    }

    /** A thing with its version as its ETag. */
    static <T> ResponseEntity<T> versioned(T noun, long version) {
        return ResponseEntity.ok().eTag("\"v" + version + "\"").body(noun);
    }

    private static Cursor found(String name, String id, BiFunction<String, String, Optional<Cursor>> at) {
        return at.apply(name, id).orElseThrow(() -> Refusal.badRequest(name, "names nothing on this list"));
    }
}
