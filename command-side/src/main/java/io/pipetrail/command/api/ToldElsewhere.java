package io.pipetrail.command.api;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The local command bus for commands from other nodes: whatever is thrown, even by the commit, becomes what can be told there. */
record ToldElsewhere(CommandBus bus) implements CommandBus {

    private static final Logger LOG = LoggerFactory.getLogger(ToldElsewhere.class);

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        bus.dispatch(command);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        bus.<C, R>dispatch(
                command,
                (sent, answer) -> callback.onResult(sent, answer.isExceptional() ? refused(sent, answer) : answer));
    }

    private static <R> CommandResultMessage<R> refused(CommandMessage<?> command, CommandResultMessage<?> answer) {
        var result = answer.exceptionResult();
        // Rejections throw an error again, and nobody would be answered.
        var thrown = result instanceof Error ? result : Rejections.of(command.getPayload(), result);
        var refused = Refused.of(thrown);
        if (refused instanceof Refused.Fault) LOG.error("{} failed", command.getCommandName(), thrown);
        // Neither message nor cause go along: they may quote what was sent.
        var carrier = new CommandExecutionException(refused.getClass().getSimpleName(), null, refused);
        return new GenericCommandResultMessage<>(carrier, answer.getMetaData());
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(name, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }
}
