package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import java.util.List;

/** An event as it comes from the log; what is in it may prove unreadable. */
public interface Arrival {

    long position();

    String stream();

    /** The event itself; throws what its deserialization throws. */
    StoredEvent read();

    static List<StoredEvent> read(List<? extends Arrival> arrivals) {
        return arrivals.stream().map(Arrival::read).toList();
    }
}
