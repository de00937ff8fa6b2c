package io.pipetrail.query.pipelinesummary;

import io.pipetrail.query.reading.Grain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Spans of time, each cut into as few buckets as there can be: whole years, whole months before and after them, then days and
 * hours; and what is left, which is less than an hour, or not over yet and so in no bucket. The pieces of a span have its label.
 */
final class Pieces {

    /** Before all that can have happened. */
    static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    /** From one instant on up to before the other: whole buckets of a grain, or of none. */
    record Piece(String label, @Nullable Grain grain, Instant from, Instant before) {

        String grainName() {
            return grain == null ? "" : grain.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Grain> COARSE_FIRST = List.of(Grain.YEAR, Grain.MONTH, Grain.DAY, Grain.HOUR);

    private final Instant closed;
    private final List<Piece> spans = new ArrayList<>();
    private final List<Piece> buckets = new ArrayList<>();
    private final List<Piece> ends = new ArrayList<>();

    /** @param closed a full hour: what is before it is in buckets */
    Pieces(Instant closed) {
        this.closed = closed;
    }

    void add(String label, Instant from, Instant before) {
        spans.add(new Piece(label, null, from, before));
        cut(label, from, earlier(before, closed), COARSE_FIRST);
        cut(label, from.isBefore(closed) ? closed : from, before, List.of());
    }

    List<Piece> spans() {
        return spans;
    }

    List<Piece> buckets() {
        return buckets;
    }

    List<Piece> ends() {
        return ends;
    }

    /** A column of pieces, as PostgreSQL reads it in an array of texts. */
    static String[] column(List<Piece> pieces, Function<Piece, Object> column) {
        return pieces.stream().map(column).map(Object::toString).toArray(String[]::new);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Takes the whole buckets of the first grain, and cuts what is left before and behind them by the others. */
    private void cut(String label, Instant from, Instant before, List<Grain> grains) {
        if (!from.isBefore(before)) return;
        if (grains.isEmpty()) {
            ends.add(new Piece(label, null, from, before));
            return;
        }
        var grain = grains.getFirst();
        var finer = grains.subList(1, grains.size());
        var first = grain.startFrom(from);
        var last = grain.start(before);
        if (first.isBefore(last)) {
            buckets.add(new Piece(label, grain, first, last));
            cut(label, from, first, finer);
            cut(label, last, before, finer);
        } else {
            cut(label, from, before, finer);
        }
    }
}
