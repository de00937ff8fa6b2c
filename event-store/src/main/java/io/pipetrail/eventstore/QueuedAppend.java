package io.pipetrail.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A request on its way into the log, for which its sender waits. */
final class QueuedAppend {

    private final List<Row> rows;
    private final Map<String, Long> readSet;
    private final List<ReadyCompanion> companions;
    private final long bytes;
    private final long sentAt = System.nanoTime();
    private final CompletableFuture<Long> position = new CompletableFuture<>();

    QueuedAppend(AppendRequest request) {
        this.rows = request.rows();
        this.readSet = request.readSet();
        this.companions = request.companions().stream().map(ReadyCompanion::of).toList();
        this.bytes = rows.stream().mapToLong(Row::bytes).sum();
    }

    List<Row> rows() {
        return rows;
    }

    List<ReadyCompanion> companions() {
        return companions;
    }

    Map<String, Long> readSet() {
        return readSet;
    }

    /** About how much has to be sent for it. */
    long bytes() {
        return bytes;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - sentAt);
    }

    /** It is in the log, and its last event is at this position. */
    void committed(long last) {
        position.complete(last);
    }

    /** Without effect when it was committed. */
    void failed(Throwable reason) {
        position.completeExceptionally(reason);
    }

    /**
     * Returns the position that it was committed at or throws what it failed with; as long as that takes. Whoever wrote it sees
     * to an end.
     */
    long await() throws InterruptedException {
        try {
            return position.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException reason -> throw reason;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
