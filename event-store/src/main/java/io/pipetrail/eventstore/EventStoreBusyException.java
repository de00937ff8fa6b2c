package io.pipetrail.eventstore;

import java.io.Serial;

/** More is waiting to be appended than there is room or time for. Nothing was written; later there may be room again. */
public final class EventStoreBusyException extends EventStoreUnavailableException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Says what there was no room or time for. */
    public EventStoreBusyException(String message) {
        super(message);
    }
}
