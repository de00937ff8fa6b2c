package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.await;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipetrail.eventstore.boxes.BoxApplication;
import io.pipetrail.eventstore.boxes.BoxApplication.BoxEvent;
import io.pipetrail.eventstore.boxes.BoxApplication.BoxFilled;
import io.pipetrail.eventstore.boxes.BoxApplication.BoxOpened;
import io.pipetrail.eventstore.boxes.BoxApplication.FillBox;
import io.pipetrail.eventstore.boxes.BoxApplication.LookIntoBox;
import io.pipetrail.eventstore.boxes.BoxApplication.OpenBox;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresEventStoreAutoConfigurationTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(BoxApplication.class)
            .withPropertyValues(
                    "spring.datasource.url=" + database.jdbcUrl(),
                    "spring.datasource.username=" + database.username(),
                    "spring.datasource.password=" + database.password(),
                    "axon.axonserver.enabled=false",
                    "axon.eventhandling.processors.seen.mode=pooled",
                    "axon.update-check.disabled=true",
                    "axon.timeout.enabled=false");

    @Test
    void theStoreIsOursThroughout() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(EventStorageEngine.class)).isInstanceOf(PostgresEventStorageEngine.class);
            assertThat(context.getBean(EventStore.class)).isInstanceOf(PostgresEventStore.class);
            assertThat(context.getBean(EventBus.class)).isSameAs(context.getBean(EventStore.class));
            assertThat(context.getBean(org.axonframework.config.Configuration.class)
                            .eventStore())
                    .isSameAs(context.getBean(EventStore.class));
            assertThat(context).hasSingleBean(EventLog.class);
        });
    }

    @Test
    void noSerializerIsOtherThanJson() {
        application.run(context -> {
            assertThat(context.getBeansOfType(Serializer.class).values())
                    .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(Jackson3Serializer.class));
            assertThat(BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                            context.getBeanFactory(), Serializer.class, "eventSerializer"))
                    .isInstanceOf(EventSerializer.class);
            var axon = context.getBean(org.axonframework.config.Configuration.class);
            assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
            assertThat(axon.serializer()).isNotInstanceOf(EventSerializer.class);
        });
    }

    @Test
    void anAggregateLivesInItAndAProjectionHearsOfIt() {
        application.run(context -> {
            var commands = context.getBean(CommandGateway.class);
            commands.sendAndWait(new OpenBox("a"));
            assertThat(commands.<Integer>sendAndWait(new FillBox("a", "books"))).isEqualTo(1);
            assertThat(commands.<Integer>sendAndWait(new FillBox("a", "more books")))
                    .isEqualTo(2);

            assertThat(context.getBean(BoxApplication.Told.class).positions)
                    .containsExactly(OptionalLong.of(2), OptionalLong.of(3));
            var seen = context.getBean(BoxApplication.Seen.class).events;
            assertThat(List.<BoxEvent>of(next(seen), next(seen), next(seen)))
                    .containsExactly(new BoxOpened("a"), new BoxFilled("a", "books"), new BoxFilled("a", "more books"));
            assertThat(context.getBean(EventLog.class).stream("a", 0))
                    .extracting(StoredEvent::type)
                    .containsExactly("BoxOpened", "BoxFilled", "BoxFilled");
        });
    }

    @Test
    void aProjectionIsReplayedFromTheStart() {
        application.run(context -> {
            context.getBean(CommandGateway.class).sendAndWait(new OpenBox("a"));
            var seen = context.getBean(BoxApplication.Seen.class).events;
            assertThat(next(seen)).isEqualTo(new BoxOpened("a"));
            var processor = context.getBean(org.axonframework.config.Configuration.class)
                    .eventProcessingConfiguration()
                    .eventProcessor("seen", StreamingEventProcessor.class)
                    .orElseThrow();

            processor.shutDown();
            processor.resetTokens();
            processor.start();

            assertThat(next(seen)).isEqualTo(new BoxOpened("a"));
        });
    }

    @Test
    void whatACommandAddsByHandIsWrittenThoughNothingHappened() {
        var sql = new JdbcTemplate(database.dataSource());
        sql.execute("create table looks (box text, position bigint)");
        application.run(context -> {
            var commands = context.getBean(CommandGateway.class);
            commands.sendAndWait(new OpenBox("a"));
            commands.sendAndWait(new LookIntoBox("a"));

            assertThat(sql.queryForMap("select * from looks"))
                    .containsEntry("box", "a")
                    .containsEntry("position", 1L);
        });
    }

    @Test
    void eventsCarryIdentifiersThatAscend() {
        application.run(context -> {
            context.getBean(CommandGateway.class).sendAndWait(new OpenBox("a"));
            context.getBean(CommandGateway.class).sendAndWait(new FillBox("a", "books"));

            assertThat(context.getBean(EventLog.class).after(0, 10))
                    .extracting(StoredEvent::eventId)
                    .allSatisfy(id -> assertThat(id.version()).isEqualTo(7))
                    .isSorted();
        });
    }

    @Test
    void theNextStartFindsWhatTheLastLeft() {
        application.run(context -> context.getBean(CommandGateway.class).sendAndWait(new OpenBox("a")));
        application.run(context -> {
            assertThat(context.getBean(CommandGateway.class).<Integer>sendAndWait(new FillBox("a", "books")))
                    .isEqualTo(1);
            assertThat(context.getBean(EventLog.class).stream("a", 0))
                    .extracting(StoredEvent::payload)
                    .containsExactly(new BoxOpened("a"), new BoxFilled("a", "books"));
        });
    }

    @Test
    void nothingOfItStaysWhenTheApplicationStops() {
        application.run(context -> {
            context.getBean(CommandGateway.class).sendAndWait(new OpenBox("a"));
            assertThat(threads()).contains("event-log-listener", "event-log-announcer", "event-writer");
        });

        await().untilAsserted(() ->
                assertThat(threads()).doesNotContain("event-log-listener", "event-log-announcer", "event-writer"));
        await().until(
                        () -> new JdbcTemplate(database.dataSource())
                                .queryForObject(
                                        "select count(*) from pg_stat_activity where datname = current_database()"
                                                + " and pid <> pg_backend_pid()",
                                        Integer.class),
                        isEqual(0));
    }

    @Test
    void theHeadAndTheAppendsAreMeasured() {
        application.withBean(SimpleMeterRegistry.class).run(context -> {
            context.getBean(CommandGateway.class).sendAndWait(new OpenBox("a"));

            var meters = context.getBean(SimpleMeterRegistry.class);
            await().until(() -> meters.get("pipetrail.eventstore.head").gauge().value(), isEqual(1.0));
            assertThat(meters.get("pipetrail.eventstore.append").timer().count())
                    .isEqualTo(1);
            assertThat(meters.get("pipetrail.eventstore.batch").summary().count())
                    .isEqualTo(1);
            assertThat(meters.get("pipetrail.eventstore.queue").gauge().value()).isZero();
        });
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    @Test
    void itCanBeSwitchedOff() {
        application
                .withPropertyValues(
                        "pipetrail.event-store.enabled=false",
                        "axon.serializer.general=jackson3",
                        "axon.eventhandling.processors.seen.mode=subscribing")
                .run(context -> assertThat(context).doesNotHaveBean(PostgresEventStore.class));
    }

    private static BoxEvent next(BlockingQueue<BoxEvent> events) throws InterruptedException {
        var event = events.poll(1, TimeUnit.MINUTES);
        assertThat(event).as("an event within a minute").isNotNull();
        return event;
    }
}
