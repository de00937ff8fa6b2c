package io.pipetrail.command.api;

import io.pipetrail.eventstore.Append;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What a handler answered, and once that is committed, at which position. */
final class Decision {

    private final Object result;
    private volatile OptionalLong position = OptionalLong.empty();

    Decision(Object result, UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        this.result = result;
        unitOfWork.afterCommit(committed -> position = Append.positionOf(committed));
    }

    Object result() {
        return result;
    }

    /** Empty where nothing was written. */
    OptionalLong position() {
        return position;
    }
}
