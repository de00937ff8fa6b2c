package io.pipetrail.command.api;

import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Append;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Has the receipt written with the events of its command, and remembers where they got to. */
@Component
class DecisionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final String TENANT = "receiptTenant";
    private static final String KEY = CarriedMetaData.IDEMPOTENCY_KEY;
    private static final String HASH = "requestHash";

    /** What the interceptor needs to know of a command's receipt. */
    static Map<String, String> metaDataOf(Once once) {
        return Map.of(TENANT, once.tenantId().toString(), KEY, once.key(), HASH, once.requestHash());
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var result = chain.proceed();
        onceOf(unitOfWork.getMessage().getMetaData()).ifPresent(once -> Append.with(unitOfWork, receipt(once, result)));
        return new Decision(result, unitOfWork);
    }

    private static Receipt receipt(Once once, Object result) {
        return new Receipt(once, Results.typeOf(result), Results.write(result));
    }

    private static Optional<Once> onceOf(MetaData metaData) {
        return metaData.get(TENANT) instanceof String tenant
                        && metaData.get(KEY) instanceof String key
                        && metaData.get(HASH) instanceof String hash
                ? Optional.of(new Once(TenantId.of(tenant), key, hash))
                : Optional.empty();
    }
}
