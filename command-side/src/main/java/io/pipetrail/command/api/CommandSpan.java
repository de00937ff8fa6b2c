package io.pipetrail.command.api;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Shows each command in the trace of its request: which it was, when it was decided, and when its events were committed. */
final class CommandSpan implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Tracer tracer;
    private final Propagator propagator;

    CommandSpan(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        var command = work.getMessage();
        // The trace that it brought from where it was sent, else that of this thread.
        var span = propagator
                .extract(command.getMetaData(), (metaData, key) -> (String) metaData.get(key))
                .name(command.getPayloadType().getSimpleName())
                .start();
        work.onCleanup(committed -> span.end());
        try (var _ = tracer.withSpan(span)) {
            return chain.proceed();
        } catch (Exception refused) {
            // No message: it may quote what was sent.
            span.tag("refused", refused.getClass().getSimpleName());
            throw refused;
        } finally {
            span.event("decided");
        }
    }
}
