package io.pipetrail.command.api;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.pipetrail.eventstore.MessageSerializer;
import io.pipetrail.eventstore.MessageTypes;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What Axon Server does to a command and its answer, without Axon Server: they become bytes, and are handled elsewhere. */
final class OverTheWire implements CommandBus {

    private final CommandBus there;
    private final CommandSerializer serializer;

    OverTheWire(CommandBus there, MessageSerializer messages) {
        this.there = there;
        this.serializer = new CommandSerializer(messages, new AxonServerConfiguration());
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        throw new UnsupportedOperationException("nobody would hear the answer");
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        try {
            var sent = serializer.serialize(command, "key", 0).toByteArray();
            var answer = CompletableFuture.supplyAsync(() -> handled(sent)).join();
            callback.onResult(command, serializer.deserialize(CommandResponse.parseFrom(answer)));
        } catch (Exception e) {
            var unsent = new AxonServerCommandDispatchException("AXONIQ-4003", "not sent", e);
            callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(unsent));
        }
    }

    private byte[] handled(byte[] sent) {
        try {
            var command = Command.parseFrom(sent);
            var answer = new CompletableFuture<CommandResponse>();
            CommandMessage<?> message = serializer.deserialize(command);
            there.<Object, Object>dispatch(
                    (CommandMessage<Object>) message,
                    (handled, result) -> answer.complete(serializer.serialize(result, handled.getIdentifier())));
            return answer.join().toByteArray();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return there.subscribe(name, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return there.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return there.registerDispatchInterceptor(interceptor);
    }

    /** Brings it into a node; without the annotation that would bring it into every one. */
    static class Wired {

        @Bean
        @Primary
        CommandBus overTheWire(@Qualifier("localSegment") CommandBus local, ObjectProvider<MessageTypes> types) {
            var messages = new MessageSerializer(MessageTypes.all(types.stream().toList()));
            return new OverTheWire(new ToldElsewhere(local), messages);
        }
    }
}
