package io.pipetrail.eventstore;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Copies the log in its order, from PostgreSQL to a log of record or back. What is there already must be the beginning of what is
 * to be there; then it goes on from its end. Nobody else may append meanwhile.
 */
public final class LogCopy {

    private static final int CHUNK = 1_000;

    private final DataSource dataSource;
    private final LogReader reader;
    private final Supplier<RecordedBatches> batches;

    LogCopy(DataSource dataSource, LogReader reader, Supplier<RecordedBatches> batches) {
        this.dataSource = dataSource;
        this.reader = reader;
        this.batches = batches;
    }

    /** From PostgreSQL; {@link IllegalStateException} when the target has something else, or somebody appended meanwhile. */
    public Copied to(LogOfRecord target, Progress progress) {
        var total = reader.head();
        var source = new LogDigest();
        var copy = new LogDigest();
        var position = begun(target.head(), total, source, this::here, copy, after -> there(target, after));
        while (position < total) {
            var rows = RecordedBatches.uncut(reader, position);
            target.append(position, RecordedBatches.recorded(rows));
            source.add(rows);
            position += rows.size();
            progress.at(position, total);
        }
        return ended(compared(source, copy, after -> there(target, after)), target);
    }

    /** Into PostgreSQL, with the companions; {@link IllegalStateException} as above. */
    public Copied from(LogOfRecord source, Progress progress) {
        var total = source.head();
        var original = new LogDigest();
        var copy = new LogDigest();
        begun(reader.head(), total, original, after -> there(source, after), copy, this::here);
        new Healing(dataSource, source, reader, batches, position -> progress.at(position, total)).heal();
        rest(original, total, after -> there(source, after));
        return ended(compared(original, copy, this::here), source);
    }

    /** Returns where the copy goes on. */
    private static long begun(
            long head,
            long total,
            LogDigest source,
            LongFunction<List<Row>> original,
            LogDigest copy,
            LongFunction<List<Row>> begun) {
        if (head > total) {
            throw new IllegalStateException(
                    "The target has %,d events, and there are %,d to copy".formatted(head, total));
        }
        rest(source, head, original);
        rest(copy, head, begun);
        if (!source.equalTo(copy)) {
            throw new IllegalStateException("The target has %,d events that are others".formatted(head));
        }
        return head;
    }

    /** Once more, as it is there now. */
    private static Copied compared(LogDigest source, LogDigest copy, LongFunction<List<Row>> target) {
        rest(copy, source.events(), target);
        if (!source.equalTo(copy)) {
            throw new IllegalStateException("The copy differs: %s, not %s".formatted(copy.hex(), source.hex()));
        }
        return new Copied(copy.events(), copy.hex());
    }

    /** Both end there now, unless somebody wrote. */
    private Copied ended(Copied copied, LogOfRecord other) {
        var here = reader.head();
        var there = other.head();
        if (here != copied.events() || there != copied.events()) {
            throw new IllegalStateException(
                    "Somebody wrote meanwhile: %,d events were copied, and PostgreSQL has %,d now and the log of record %,d. Run it again when nobody does"
                            .formatted(copied.events(), here, there));
        }
        return copied;
    }

    private static void rest(LogDigest digest, long upTo, LongFunction<List<Row>> log) {
        while (digest.events() < upTo) {
            var rows = log.apply(digest.events());
            if (rows.isEmpty()) {
                throw new IllegalStateException("There is nothing after %,d".formatted(digest.events()));
            }
            digest.add(rows.subList(0, (int) Math.min(rows.size(), upTo - digest.events())));
        }
    }

    private List<Row> here(long after) {
        return reader.after(after, CHUNK).stream().map(PositionedRow::row).toList();
    }

    private static List<Row> there(LogOfRecord log, long after) {
        return log.read(after, CHUNK).stream().map(RecordedEvent::row).toList();
    }

    /**
     * What is there now.
     *
     * @param digest SHA-256 of all events in their order, in hex; the same in both logs
     */
    public record Copied(long events, String digest) {}

    /** Is told how far it is. */
    public interface Progress {
        void at(long position, long total);
    }
}
