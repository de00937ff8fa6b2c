package io.pipetrail.web.wire.v1;

import io.pipetrail.web.paging.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** One page of a list. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1List<T>(
        String object,
        String url,
        List<T> data,
        boolean hasMore,
        @Nullable String nextCursor) {

    /** A page that is the whole list. */
    public static <T> V1List<T> of(String url, List<T> data) {
        return new V1List<>("list", url, data, false, null);
    }

    /** A page; where there is more, the cursor says from where on. */
    public static <T> V1List<T> of(String url, List<T> data, boolean hasMore, @Nullable String nextCursor) {
        return new V1List<>("list", url, data, hasMore, nextCursor);
    }

    /** A page as an answer, with a {@code Link} header where there is more. */
    public static <T> ResponseEntity<V1List<T>> answer(
            Paging paging, List<T> data, boolean hasMore, @Nullable String nextCursor) {
        var answer = ResponseEntity.ok();
        if (hasMore && nextCursor != null) answer.header(HttpHeaders.LINK, paging.linkToNext(nextCursor));
        return answer.body(of(paging.path(), data, hasMore, hasMore ? nextCursor : null));
    }
}
