package io.pipetrail.query.projection;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.EventTypes;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The projections' machinery on a log of its own, with projections of the test. */
final class Machine implements AutoCloseable {

    final ConfigurableApplicationContext context;
    private final Map<String, Long> sequences;

    private Machine(ConfigurableApplicationContext context, Map<String, Long> sequences) {
        this.context = context;
        this.sequences = sequences;
    }

    static Machine on(TestDatabase database, Projection... projections) {
        return on(database, new HashMap<>(), projections);
    }

    static Machine on(TestDatabase database, Map<String, Long> sequences, Projection... projections) {
        return on(database, Duration.ofSeconds(30), sequences, projections);
    }

    static Machine on(
            TestDatabase database, Duration statementTimeout, Map<String, Long> sequences, Projection... projections) {
        var application = new SpringApplicationBuilder(Parts.class).web(WebApplicationType.NONE);
        application.initializers(context -> {
            for (var projection : projections) {
                context.getBeanFactory().registerSingleton(projection.name(), projection);
            }
        });
        var context = application.run(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.hikari.maximum-pool-size=2",
                "--pipetrail.projections.statement-timeout=" + statementTimeout,
                "--axon.axonserver.enabled=false",
                "--axon.update-check.disabled=true",
                "--axon.timeout.enabled=false",
                "--spring.main.banner-mode=off");
        return new Machine(context, sequences);
    }

    void append(Object... payloads) {
        for (var payload : payloads) {
            var stream = Story.streamOf(payload);
            var sequence = sequences.merge(stream, 0L, (last, zero) -> last + 1);
            context.getBean(EventStore.class)
                    .publish(new GenericDomainEventMessage<>(
                            "test", stream, sequence, payload, MetaData.emptyInstance()));
        }
    }

    boolean settles() throws InterruptedException {
        return progress().await(context.getBean(EventLog.class).head(), Duration.ofMinutes(1));
    }

    Progress progress() {
        return context.getBean(Progress.class);
    }

    JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    List<String> parked(String projection) {
        return database()
                .sql(
                        "select position || ' ' || cause from readside.parked_events where projection = ? order by position")
                .param(projection)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
    }

    /** No configuration by annotation, lest the query side finds it when it looks for its own. */
    @EnableAutoConfiguration(excludeName = "io.pipetrail.web.SharedWeb")
    @Import(Projections.class)
    static class Parts {

        @Bean
        EventTypes eventTypes() {
            return EventTypes.ofSealed(TenantEvent.class, PipelineEvent.class, DealEvent.class);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
