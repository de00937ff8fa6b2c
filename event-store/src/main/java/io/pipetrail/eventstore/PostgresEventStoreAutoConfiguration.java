package io.pipetrail.eventstore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives an Axon application with a PostgreSQL {@link DataSource} and a bean of type {@link EventTypes} its event store.
 * Axon's own stores back off.
 */
@AutoConfiguration(
        after = DataSourceAutoConfiguration.class,
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration"
        })
@ConditionalOnProperty(value = "pipetrail.event-store.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(EventStore.class)
@EnableConfigurationProperties(EventStoreProperties.class)
@Import(LogOfRecordConfiguration.class)
public class PostgresEventStoreAutoConfiguration {

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(EventTypes types) {
        return new EventSerializer(types);
    }

    /** For tokens and snapshots. */
    @Bean
    @Primary
    @ConditionalOnMissingBean(name = "serializer")
    Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(Json::configure)
                .build();
    }

    /** For what goes through Axon Server: what is on the lists of the application's parts. */
    @Bean
    @Qualifier("messageSerializer")
    @ConditionalOnProperty("axon.axonserver.enabled")
    MessageSerializer messageSerializer(ObjectProvider<MessageTypes> types) {
        return new MessageSerializer(MessageTypes.all(types.stream().toList()));
    }

    @Bean
    EventStoreSchema eventStoreSchema(DataSource dataSource) {
        return new EventStoreSchema(dataSource);
    }

    @Bean
    Connections eventStoreConnections(
            DataSource dataSource, ObjectProvider<JdbcConnectionDetails> details, EventStoreProperties properties) {
        return new Connections(Credentials.of(dataSource, details.getIfAvailable()), properties);
    }

    @Bean
    LogReader eventLogReader(DataSource dataSource, EventStoreSchema migrated) {
        return new LogReader(dataSource);
    }

    @Bean
    EventReading eventReading(EventSerializer serializer, ObjectProvider<EventUpcaster> upcasters) {
        var chain = upcasters.orderedStream().toList();
        return new EventReading(
                serializer, chain.isEmpty() ? NoOpEventUpcaster.INSTANCE : new EventUpcasterChain(chain));
    }

    @Bean
    EventLog eventLog(LogReader reader, EventReading reading) {
        return new PostgresEventLog(reader, reading);
    }

    @Bean
    Arrivals eventArrivals(ObjectProvider<MeterRegistry> meters) {
        var arrivals = new Arrivals();
        Gauge.builder("pipetrail.eventstore.head", arrivals, Arrivals::head)
                .description("The last committed position that this process knows of")
                .register(meters.getIfAvailable(CompositeMeterRegistry::new));
        return arrivals;
    }

    @Bean
    KnownStreams knownStreams(EventStoreProperties properties, ObjectProvider<MeterRegistry> meters) {
        return new KnownStreams(properties.knownStreams(), meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    Tail eventTail(EventStoreProperties properties) {
        return new Tail(properties.tail());
    }

    @Bean
    TailFeeder eventTailFeeder(
            Connections connections,
            EventStoreProperties properties,
            EventReading reading,
            Tail tail,
            Arrivals arrivals,
            EventStoreSchema migrated) {
        return new TailFeeder(
                        new OwnRows(properties.tail()),
                        new OthersRows(connections.background()),
                        reading,
                        tail,
                        arrivals)
                .start();
    }

    @Bean
    Announcer eventAnnouncer(Connections connections, EventStoreSchema migrated) {
        return new Announcer(connections.background()).start();
    }

    @Bean
    Listener eventListener(
            Connections connections, TailFeeder feeder, EventStoreProperties properties, EventStoreSchema migrated) {
        return new Listener(connections.background(), feeder::reached, properties.poll()).start();
    }

    /** Is closed before the connections are, and has written then what was sent to it. */
    @Bean
    GroupCommitAppender eventWriter(
            Connections connections,
            EventStoreProperties properties,
            KnownStreams streams,
            TailFeeder feeder,
            Announcer announcer,
            ObjectProvider<Keeping> keeping,
            ObjectProvider<MeterRegistry> meters,
            EventStoreSchema migrated) {
        return new GroupCommitAppender(
                        connections.writer(),
                        keeping.getIfAvailable(() -> Keeping.ALONE),
                        properties.queue(),
                        properties.lockTimeout(),
                        added -> {
                            streams.committed(added);
                            feeder.committed(added);
                            announcer.committed(added.getLast().position());
                        },
                        new WriterMeters(meters.getIfAvailable(CompositeMeterRegistry::new)))
                .start();
    }

    @Bean
    MeasuredAppender eventAppender(GroupCommitAppender eventWriter, ObjectProvider<MeterRegistry> meters) {
        return new MeasuredAppender(eventWriter, meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            MeasuredAppender appender,
            LogReader reader,
            EventReading reading,
            EventSerializer eventSerializer,
            Serializer serializer,
            ObjectProvider<CompanionSource> companionSources,
            DataSource dataSource,
            EventStoreProperties properties,
            KnownStreams streams) {
        return new PostgresEventStorageEngine(
                appender,
                reader,
                reading,
                eventSerializer,
                SingletonSupplier.of(() -> companionSources.orderedStream().toList()),
                properties.snapshots() ? Optional.of(new Snapshots(dataSource, serializer)) : Optional.empty(),
                streams);
    }

    @Bean
    PostgresEventStore eventStore(
            PostgresEventStorageEngine engine,
            Arrivals arrivals,
            Tail tail,
            Listener listener,
            Configuration configuration,
            ObjectProvider<MeterRegistry> meters) {
        // What Axon calls an event's timestamp is when it was recorded; we keep it to the millisecond.
        GenericEventMessage.clock = Clock.tickMillis(ZoneOffset.UTC);
        var tailMeters = new TailMeters(meters.getIfAvailable(CompositeMeterRegistry::new));
        var builder = PostgresEventStore.builder(engine, new Pages(arrivals, tail, engine::page, tailMeters));
        builder.messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"));
        builder.spanFactory(configuration.getComponent(EventBusSpanFactory.class));
        return builder.build();
    }

    /** The outermost: what others refuse is refused on streams as they are, too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MessageHandlerInterceptor<CommandMessage<?>> appendInterceptor(PostgresEventStorageEngine engine) {
        return new AppendInterceptor(engine);
    }
}
