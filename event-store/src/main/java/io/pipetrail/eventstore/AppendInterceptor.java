package io.pipetrail.eventstore;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Has companions of a command that publishes no event written, too: without one, its unit of work knows no engine. */
final class AppendInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final PostgresEventStorageEngine engine;

    AppendInterceptor(PostgresEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        engine.take(unitOfWork);
        return chain.proceed();
    }
}
