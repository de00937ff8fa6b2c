package io.pipetrail.command.api;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.pipetrail.command.deal.DealCommand;
import io.pipetrail.command.pipeline.PipelineCommand;
import io.pipetrail.command.pipeline.WantedStage;
import io.pipetrail.command.tenant.TenantCommand;
import io.pipetrail.eventstore.MessageTypes;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The command bus: in the caller's thread, and without transactions, which are the event store's own business. With Axon Server
 * it is what decides the commands that come from there; what sends them there is Axon's own.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableScheduling
class CommandBusConfiguration {

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(
            Configuration axon,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            @Value("${axon.axonserver.enabled}") boolean throughAxonServer) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        tracer.ifAvailable(traces -> bus.registerHandlerInterceptor(new CommandSpan(traces, propagator.getObject())));
        return throughAxonServer ? new ToldElsewhere(bus) : bus;
    }

    @Bean
    MessageTypes commandMessages() {
        return MessageTypes.of(
                TenantCommand.class,
                PipelineCommand.class,
                DealCommand.class,
                WantedStage.class,
                Decision.class,
                Refused.class);
    }

    /** The commands for one aggregate go to one node, as long as it is there: it knows the deal already. */
    @Bean
    RoutingStrategy commandRouting(CommandTargets targets) {
        return command -> targets.resolveTarget(command).getIdentifier();
    }
}
