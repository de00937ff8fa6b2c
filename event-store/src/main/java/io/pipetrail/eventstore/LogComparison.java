package io.pipetrail.eventstore;

import io.pipetrail.eventstore.LogCopy.Copied;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** Reads two logs from their beginnings, and tells whether they are the same that far. */
final class LogComparison {

    /** Events between two looks at how far it is. */
    private static final int STEP = 1_000;

    private final LongFunction<List<Row>> source;
    private final LongFunction<List<Row>> copy;
    private final LogDigest ofSource = new LogDigest();
    private final LogDigest ofCopy = new LogDigest();

    /** Each answers what follows a position. */
    LogComparison(LongFunction<List<Row>> source, LongFunction<List<Row>> copy) {
        this.source = source;
        this.copy = copy;
    }

    /** Of the source, for somebody else read it already. */
    void add(List<Row> rows) {
        ofSource.add(rows);
    }

    /** How much of the source was read. */
    long events() {
        return ofSource.events();
    }

    /** Reads on in both, and tells how far. */
    void read(long end, LongConsumer told) {
        while (ofCopy.events() < end) {
            var next = Math.min(ofCopy.events() + STEP, end);
            read(ofSource, next, source);
            read(ofCopy, next, copy);
            told.accept(next);
        }
    }

    boolean isSame() {
        return ofSource.equalTo(ofCopy);
    }

    Copied copied() {
        if (!isSame()) {
            throw new IllegalStateException("The copy differs: %s, not %s".formatted(ofCopy.hex(), ofSource.hex()));
        }
        return new Copied(ofCopy.events(), ofCopy.hex());
    }

    private static void read(LogDigest digest, long end, LongFunction<List<Row>> log) {
        while (digest.events() < end) {
            var rows = log.apply(digest.events());
            if (rows.isEmpty()) {
                throw new IllegalStateException("There is nothing after %,d".formatted(digest.events()));
            }
            digest.add(rows.subList(0, (int) Math.min(rows.size(), end - digest.events())));
        }
    }
}
