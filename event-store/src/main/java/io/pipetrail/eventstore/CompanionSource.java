package io.pipetrail.eventstore;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/** Says which companions a batch of events brings along; beans of this type are asked at every append. */
public interface CompanionSource {

    /** The companions of these events, in event order. */
    List<Companion> companionsOf(List<? extends EventMessage<?>> events);

    /**
     * What left this note in the log of record, from which an append is written again that was recorded at this time: empty
     * when it is somebody else's.
     */
    default List<Companion> companionsOf(String note, Instant recordedAt) {
        return List.of();
    }
}
