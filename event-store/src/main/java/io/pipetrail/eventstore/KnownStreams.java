package io.pipetrail.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Streams that were read or written here lately, so that a decision need not read them again. They may be out of date,
 * for other processes append as well: whoever decides by them has it checked, see {@link ReadSet}.
 */
final class KnownStreams {

    /** A stream that takes more than this part of the room is not kept. */
    private static final int SHARE = 10;

    private static final int ROOM_OF_A_STREAM = 200;

    private final Cache<String, KnownStream> streams;
    private final long longest;

    /** @param room for events, counted as they are stored */
    KnownStreams(DataSize room, MeterRegistry meters) {
        longest = room.toBytes() / SHARE;
        streams = Caffeine.newBuilder()
                .maximumWeight(room.toBytes())
                .weigher((String stream, KnownStream known) -> ROOM_OF_A_STREAM + (int) known.bytes())
                // To wake a thread of the common pool after each write costs more than what it would do there.
                .executor(Runnable::run)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, streams, "pipetrail.eventstore.streams");
    }

    /** The stream, if all of it from this sequence number on is known. */
    Optional<KnownStream> find(String stream, long from) {
        return Optional.ofNullable(streams.getIfPresent(stream)).filter(known -> known.covers(from));
    }

    /** The stream was just read. */
    void learn(String stream, KnownStream read) {
        if (read.bytes() <= longest) {
            streams.asMap().merge(stream, read, KnownStreams::better);
        }
    }

    /** This was just committed here. */
    void committed(List<PositionedRow> added) {
        for (var each : added) {
            var made = each.row().made();
            if (made != null && MadeEvent.of(each, made) instanceof DomainEventMessage<?> event) {
                var size = KnownStream.bytes(each.row());
                streams.asMap().compute(each.row().stream(), (stream, known) -> next(known, event, size));
            }
        }
    }

    /** What this stream's events come to is kept elsewhere: where it ends is all that need be known, if that is its end. */
    void condense(String stream, long last) {
        streams.asMap()
                .computeIfPresent(stream, (name, known) -> known.last() == last ? KnownStream.endingAt(last) : known);
    }

    /** A decision that rested on these failed. */
    void forget(Collection<String> outdated) {
        streams.invalidateAll(outdated);
    }

    /** How many streams are kept, after what is too much has been dropped. */
    long size() {
        streams.cleanUp();
        return streams.estimatedSize();
    }

    /** What is known of a stream may begin anywhere; it never goes back behind what somebody read meanwhile. */
    private KnownStream next(@Nullable KnownStream known, DomainEventMessage<?> event, long size) {
        var sequence = event.getSequenceNumber();
        if (known != null && known.last() >= sequence) {
            return known;
        }
        if (known != null && known.last() + 1 == sequence && known.bytes() + size <= longest) {
            return known.with(event, size);
        }
        return size <= longest ? KnownStream.endingAt(sequence - 1).with(event, size) : KnownStream.endingAt(sequence);
    }

    private static KnownStream better(KnownStream one, KnownStream other) {
        if (one.last() != other.last()) {
            return one.last() > other.last() ? one : other;
        }
        return one.from() <= other.from() ? one : other;
    }
}
