package io.pipetrail.eventstore;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/** Says which companions a batch of events brings along; beans of this type are asked at every append. */
public interface CompanionSource {

    /** The companions of these events, in event order. */
    List<Companion> companionsOf(List<? extends EventMessage<?>> events);
}
