package io.pipetrail.command;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.EventTypes;
import java.time.Clock;
import org.axonframework.modelling.command.AbstractRepository;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.PropertySource;

/** Brings the command side into an application. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CommandSideApplication.class))
@PropertySource("classpath:io/pipetrail/command/command-side.properties")
public class CommandSide {

    @Bean
    @ConditionalOnMissingBean
    EventTypes eventTypes() {
        return EventTypes.ofSealed(TenantEvent.class, PipelineEvent.class, DealEvent.class);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** An id that names nothing is an everyday answer, for which Axon would log a warning with a stack trace. */
    @Bean
    SmartInitializingSingleton quietAboutUnknownIds(LoggingSystem logging) {
        return () -> logging.setLogLevel(AbstractRepository.class.getName(), LogLevel.ERROR);
    }
}
