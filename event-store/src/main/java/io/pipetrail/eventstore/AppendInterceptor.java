package io.pipetrail.eventstore;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Has a command take part in the event store from the start: so that companions are written where it publishes no event,
 * and so that a refusal is told only when it was decided on streams as they are.
 */
final class AppendInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final PostgresEventStorageEngine engine;

    AppendInterceptor(PostgresEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var pending = engine.take(unitOfWork);
        try {
            return chain.proceed();
        } catch (Exception refused) {
            try {
                pending.check();
            } catch (RuntimeException notSure) {
                notSure.addSuppressed(refused);
                throw notSure;
            }
            throw refused;
        }
    }
}
