package io.pipetrail.query.api.v1;

import io.pipetrail.query.reading.Moment;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import io.pipetrail.web.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The moment that a list is about, kept in its cursors behind what they say of the last row. */
final class PinnedMoment {

    private static final int KEPT = 3;

    private PinnedMoment() {}

    /** The same page, whose cursor leads on at this very moment. */
    static <T> Slice<T> pin(Slice<T> page, Moment moment) {
        var next = page.next();
        if (next == null) return page;
        var values = new ArrayList<>(next.values());
        values.addAll(List.of(moment.asOf().toString(), print(moment.knownAt()), Long.toString(moment.knownTo())));
        return new Slice<>(page.rows(), page.hasMore(), new Cursor(values));
    }

    /** The moment of the pages before. */
    static Moment of(Cursor cursor) {
        var values = cursor.values();
        if (values.size() < KEPT) throw foreign();
        var kept = values.subList(values.size() - KEPT, values.size());
        try {
            var knownAt = kept.get(1).isEmpty() ? null : Instant.parse(kept.get(1));
            return new Moment(Instant.parse(kept.get(0)), knownAt, Long.parseLong(kept.get(2)), true);
        } catch (DateTimeException | NumberFormatException e) {
            throw foreign();
        }
    }

    private static String print(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    private static Refusal foreign() {
        return Refusal.badRequest("cursor", "is not a cursor of this list");
    }
}
