package io.pipetrail.eventstore.axonserver;

import io.axoniq.axonserver.connector.ResultStream;
import io.grpc.Metadata;
import io.grpc.Status;
import io.pipetrail.eventstore.EventStoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What Axon Server answers, or {@link EventStoreUnavailableException}. */
final class Answers {

    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);
    private static final String OUT_OF_SEQUENCE = "AXONIQ-2000";

    private Answers() {}

    static <T> T of(CompletableFuture<T> answer, Duration patience) {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    static <T> T next(ResultStream<T> stream, Duration patience) {
        try {
            var next = stream.nextIfAvailable(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new EventStoreUnavailableException("Axon Server sends nothing more: " + stream.getError());
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    /** Whether it has an event under the sequence number already, or none under the one before. */
    static boolean isOutOfSequence(Throwable error) {
        var trailers = Status.trailersFromThrowable(error);
        return trailers != null && OUT_OF_SEQUENCE.equals(trailers.get(CODE));
    }

    private static EventStoreUnavailableException away(Exception cause) {
        return new EventStoreUnavailableException("Axon Server does not answer", cause);
    }
}
