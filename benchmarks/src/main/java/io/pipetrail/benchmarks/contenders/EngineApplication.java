package io.pipetrail.benchmarks.contenders;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.EventTypes;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An Axon application that has nothing but the event store. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            HibernateJpaAutoConfiguration.class,
            DataJpaRepositoriesAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class
        })
class EngineApplication {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.ofSealed(DealEvent.class);
    }
}
