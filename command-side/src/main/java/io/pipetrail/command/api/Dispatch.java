package io.pipetrail.command.api;

import io.pipetrail.eventstore.EventStoreUnavailableException;
import io.pipetrail.eventstore.TooLongForTheWire;
import io.pipetrail.eventstore.UnknownOutcomeException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.HandlerExecutionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Has a command decided, here or where Axon Server brings it, and says the same of it in either case. */
@Component
final class Dispatch {

    private static final long LONGEST_WAIT_SECONDS = 30;

    private final CommandBus bus;
    private final CommandBus here;
    private final CarriedTrace trace;

    /**
     * @param bus which brings commands to whoever decides them
     * @param here the same where that is this process alone, else the part of it that is here
     */
    Dispatch(CommandBus bus, @Qualifier("localSegment") CommandBus here, CarriedTrace trace) {
        this.bus = bus;
        this.here = here;
        this.trace = trace;
    }

    Decision send(Object command, Map<String, ?> metaData) {
        var message = new GenericCommandMessage<>(command, bus.equals(here) ? metaData : trace.with(metaData));
        var answer = answer(bus, message);
        // Who decides does not matter, so what is too long to be sent is decided here.
        var decidedHere = bus.equals(here) || isTooLong(answer);
        if (isTooLong(answer)) answer = answer(here, message);
        if (answer.isExceptional()) throw refusal(command, answer.exceptionResult(), decidedHere);
        return (Decision) answer.getPayload();
    }

    private static CommandResultMessage<?> answer(CommandBus bus, CommandMessage<?> message) {
        var callback = new FutureCallback<Object, Object>();
        try {
            bus.dispatch(message, callback);
        } catch (ShutdownInProgressException e) {
            throw new EventStoreUnavailableException("No commands are sent any more", e);
        }
        return callback.getResult(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean isTooLong(CommandResultMessage<?> answer) {
        return answer.isExceptional() && answer.exceptionResult().getCause() instanceof TooLongForTheWire;
    }

    private RuntimeException refusal(Object command, Throwable thrown, boolean decidedHere) {
        var told = HandlerExecutionException.resolveDetails(thrown).orElse(null);
        if (told instanceof Refused refused) return refused.again(thrown);
        return decidedHere ? Rejections.of(command, thrown) : lostOnTheWay(thrown);
    }

    /** Where it cannot be told whether the command got there, only a repetition under its idempotency key can. */
    private static RuntimeException lostOnTheWay(Throwable thrown) {
        return thrown instanceof NoHandlerForCommandException
                ? new EventStoreUnavailableException("No command side can be reached through Axon Server", thrown)
                : new UnknownOutcomeException("Axon Server brought no answer", thrown);
    }
}
