package io.pipetrail.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What a unit of work will append when it commits: all its events and companions at once, in the commit phase, when
 * nothing else in it can fail any more.
 */
final class PendingAppend {

    private static final String KEY = PendingAppend.class.getName();

    private final List<Companion> companions = new ArrayList<>();
    private final OptionalLong position = OptionalLong.empty();

    private PendingAppend() {}

    /** The one of this unit of work, or of the parent that will commit for it. */
    static PendingAppend of(UnitOfWork<?> unitOfWork) {
        var parent = unitOfWork.parent();
        if (parent.isPresent() && !parent.get().phase().isAfter(UnitOfWork.Phase.PREPARE_COMMIT)) {
            return of(parent.get());
        }
        return (PendingAppend) unitOfWork.resources().computeIfAbsent(KEY, key -> new PendingAppend());
    }

    void add(Companion companion) {
        companions.add(companion);
    }

    OptionalLong position() {
        return position;
    }
}
