package io.pipetrail.query.api.v1;

import io.pipetrail.query.history.Entry;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of a history that is at hand whole. */
record HistoryPages(List<Entry> entries) {

    Optional<Cursor> at(UUID event) {
        return entries.stream()
                .filter(entry -> entry.event().eventId().equals(event))
                .findFirst()
                .map(HistoryPages::at);
    }

    Slice<Entry> after(@Nullable Cursor cursor, int limit) {
        var rest = entries.stream()
                .filter(entry -> cursor == null || entry.event().position() > position(cursor))
                .toList();
        var page = rest.subList(0, Math.min(limit, rest.size()));
        return new Slice<>(page, page.size() < rest.size(), page.isEmpty() ? null : at(page.getLast()));
    }

    Slice<Entry> before(Cursor cursor, int limit) {
        var rest = entries.stream()
                .filter(entry -> entry.event().position() < position(cursor))
                .toList();
        var page = rest.subList(Math.max(0, rest.size() - limit), rest.size());
        return new Slice<>(page, page.size() < rest.size(), page.isEmpty() ? null : at(page.getLast()));
    }

    private static Cursor at(Entry entry) {
        return Cursor.of(Long.toString(entry.event().position()));
    }

    private static long position(Cursor cursor) {
        return Long.parseLong(cursor.values().getFirst());
    }
}
