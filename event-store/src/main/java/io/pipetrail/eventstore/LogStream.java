package io.pipetrail.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Follows the log from a position on. For one consumer, who may use it from changing threads but not from two at once. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

    private final Arrivals arrivals;
    private final LongFunction<Page> pages;
    private final Deque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private final Runnable onClose;
    private long position;

    /** The head below which there is nothing that we have not read; we do not ask the database again until it rises. */
    private long readUpTo = -1;

    private @Nullable Runnable callback;
    private boolean closed;

    LogStream(Arrivals arrivals, LongFunction<Page> pages, long position, Runnable onClose) {
        this.arrivals = arrivals;
        this.pages = pages;
        this.position = position;
        this.onClose = onClose;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(buffer.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            if (!arrivals.awaitBeyond(readUpTo, deadline - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (peek().isEmpty()) {
            arrivals.awaitBeyond(readUpTo);
        }
        return buffer.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        forgetCallback();
        callback = onAvailable;
        arrivals.whenRisen(onAvailable);
        onAvailable.run();
        return true;
    }

    @Override
    public void close() {
        forgetCallback();
        buffer.clear();
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }

    private void fill() {
        while (buffer.isEmpty() && arrivals.head() > readUpTo) {
            var head = arrivals.head();
            var page = pages.apply(position);
            buffer.addAll(page.messages());
            position = Math.max(position, page.last());
            if (!page.mayHaveMore()) {
                readUpTo = Math.max(head, position);
            }
        }
    }

    private void forgetCallback() {
        if (callback != null) {
            arrivals.forget(callback);
            callback = null;
        }
    }
}
