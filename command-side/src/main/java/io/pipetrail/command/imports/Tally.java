package io.pipetrail.command.imports;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts what becomes of rows, from many threads. */
final class Tally {

    /** More are counted, but not listed. */
    private static final int MOST_FAULTS = 1_000;

    private static final int LONGEST_DETAIL = 500;

    private final LongAdder created = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAccumulator position = new LongAccumulator(Math::max, 0);
    private final AtomicLong bytes = new AtomicLong();
    private volatile List<Fault> faults = List.of();

    void created(long at) {
        created.increment();
        position.accumulate(at);
    }

    void skipped() {
        skipped.increment();
    }

    void failed(long line, String detail) {
        failed.increment();
        var shortened = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "..." : detail;
        list(new Fault(line, shortened.replace('\0', ' ')));
    }

    void read(long bytesSoFar) {
        bytes.set(bytesSoFar);
    }

    private synchronized void list(Fault fault) {
        if (faults.size() >= MOST_FAULTS) return;
        faults = Stream.concat(faults.stream(), Stream.of(fault))
                .sorted(Comparator.comparingLong(Fault::line))
                .toList();
    }

    Counts counts() {
        return new Counts(bytes.get(), created.sum(), skipped.sum(), failed.sum(), faults, position.get());
    }

    /** How far it is. */
    record Counts(long bytes, long created, long skipped, long failed, List<Fault> faults, long position) {

        long rows() {
            return created + skipped + failed;
        }
    }
}
