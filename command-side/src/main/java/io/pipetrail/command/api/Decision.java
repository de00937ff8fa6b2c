package io.pipetrail.command.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.pipetrail.eventstore.Append;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** What a handler answered, and once that is committed, at which position. */
final class Decision {

    private final Object result;
    private volatile OptionalLong position = OptionalLong.empty();

    Decision(Object result, UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        this.result = result;
        unitOfWork.afterCommit(committed -> position = Append.positionOf(committed));
    }

    private Decision(Object result, OptionalLong position) {
        this.result = result;
        this.position = position;
    }

    Object result() {
        return result;
    }

    /** Empty where nothing was written. */
    OptionalLong position() {
        return position;
    }

    /** For the node that asked, after the commit. */
    @JsonValue
    Told told() {
        var at = position;
        return new Told(Results.typeOf(result), Results.write(result), at.isPresent() ? at.getAsLong() : null);
    }

    @JsonCreator
    static Decision of(Told told) {
        var result = Results.read(told.type(), told.json().getBytes(StandardCharsets.UTF_8));
        var position = told.position();
        return new Decision(result, position == null ? OptionalLong.empty() : OptionalLong.of(position));
    }

    /**
     * A decision as it is sent.
     *
     * @param json the result as it is in receipts
     */
    record Told(String type, String json, @Nullable Long position) {}
}
