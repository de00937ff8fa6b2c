package io.pipetrail.command.deal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.eventstore.KeepingRepository;
import io.pipetrail.eventstore.KeptStates;
import io.pipetrail.eventstore.PostgresEventStore;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositorySpanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Has deals go on from where their last command left them, rather than from their first event. */
@Configuration(proxyBeanMethods = false)
class DealsInMemory {

    private static final int KILOBYTE = 1_024;

    /** Only our own event store sees to it that nothing is decided on a state that is out of date. */
    @Bean
    Repository<Deal> dealRepository(
            EventStore store,
            org.axonframework.config.Configuration axon,
            ObjectProvider<MeterRegistry> meters,
            @Value("${pipetrail.deals.kept}") DataSize kept) {
        var builder = EventSourcingRepository.builder(Deal.class)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(Deal.class))
                .spanFactory(axon.getComponent(RepositorySpanFactory.class));
        if (store instanceof PostgresEventStore ours) {
            var states = KeptStates.of(Deal::state, Deal::in, DealsInMemory::bytes, kept)
                    .measured(meters.getIfAvailable(CompositeMeterRegistry::new), "pipetrail.deals");
            return new KeepingRepository<>(builder, ours, axon::repository, states);
        }
        return builder.eventStore(store).repositoryProvider(axon::repository).build();
    }

    /** Most are of a kilobyte, but notes may be long. */
    private static int bytes(DealState deal) {
        return KILOBYTE
                + Character.BYTES
                        * Stream.of(deal.title(), deal.description(), deal.notes(), deal.lostReason())
                                .filter(Objects::nonNull)
                                .mapToInt(String::length)
                                .sum();
    }
}
