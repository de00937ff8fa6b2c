package io.pipetrail.eventstore;

import java.util.OptionalLong;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Companions and result of the append that a unit of work makes. */
public final class Append {

    private Append() {}

    /**
     * Adds a companion by hand. It is written when the unit of work commits, with the events published in it, or alone
     * when there are none.
     */
    public static void with(UnitOfWork<?> unitOfWork, Companion companion) {
        var pending = PendingAppend.of(unitOfWork);
        pending.add(companion);
        unitOfWork.onRollback(rolledBack -> pending.remove(companion));
    }

    /**
     * The position of the last event that the unit of work appended, or the head at that time when it appended only
     * companions; empty before it has committed or when it had nothing to append.
     */
    public static OptionalLong positionOf(UnitOfWork<?> unitOfWork) {
        return PendingAppend.find(unitOfWork).map(PendingAppend::position).orElse(OptionalLong.empty());
    }
}
