package io.pipetrail.eventstore;

import java.util.List;
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
        var both = new LogComparison(this::here, after -> there(target, after));
        var position = begun(both, target.head(), total, progress);
        while (position < total) {
            var rows = RecordedBatches.uncut(reader, position);
            target.append(position, RecordedBatches.recorded(rows));
            both.add(rows);
            position += rows.size();
            progress.at(Phase.COPIED, position, total);
        }
        return ended(both, both.events(), target, progress);
    }

    /** Into PostgreSQL, with the companions; {@link IllegalStateException} as above. */
    public Copied from(LogOfRecord source, Progress progress) {
        var total = source.head();
        var both = new LogComparison(after -> there(source, after), this::here);
        begun(both, reader.head(), total, progress);
        new Healing(dataSource, source, reader, batches, position -> progress.at(Phase.COPIED, position, total)).heal();
        return ended(both, total, source, progress);
    }

    /** Returns where the copy goes on. */
    private static long begun(LogComparison both, long head, long total, Progress progress) {
        if (head > total) {
            throw new IllegalStateException(
                    "The target has %,d events, and there are %,d to copy".formatted(head, total));
        }
        both.read(head, position -> progress.at(Phase.COMPARED, position, head));
        if (!both.isSame()) {
            throw new IllegalStateException("The target has %,d events that are others".formatted(head));
        }
        return head;
    }

    /** Once more, as it is there now. */
    private Copied ended(LogComparison both, long end, LogOfRecord other, Progress progress) {
        both.read(end, position -> progress.at(Phase.READ_BACK, position, end));
        var copied = both.copied();
        var here = reader.head();
        var there = other.head();
        if (here != end || there != end) {
            throw new IllegalStateException(
                    "Somebody wrote meanwhile: %,d events were copied, and PostgreSQL has %,d now and the log of record %,d. Run it again when nobody does"
                            .formatted(end, here, there));
        }
        return copied;
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

    /** What has been done with the events so far: those that the target had already are compared, the copy is read back. */
    public enum Phase {
        COMPARED,
        COPIED,
        READ_BACK
    }

    /** Is told how far it is in a phase. */
    public interface Progress {
        void at(Phase phase, long position, long total);
    }
}
