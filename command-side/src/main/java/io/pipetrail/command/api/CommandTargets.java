package io.pipetrail.command.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/**
 * Finds the aggregate that a command is for, by the annotated method of its kind. Axon's own way looks through all methods
 * and fields of the command's class for each command anew, which takes longer than the decision.
 */
@Component
final class CommandTargets implements CommandTargetResolver {

    private final ClassValue<Method> identifiers = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            for (var method : ReflectionUtils.methodsOf(type)) {
                if (AnnotationUtils.isAnnotationPresent(method, TargetAggregateIdentifier.class)) return method;
            }
            throw new IllegalArgumentException("It names no aggregate: " + type);
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            var identifier = identifiers.get(command.getPayloadType()).invoke(command.getPayload());
            return new VersionedAggregateIdentifier(identifier, null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("Its aggregate cannot be told: " + command.getPayloadType(), e);
        }
    }
}
