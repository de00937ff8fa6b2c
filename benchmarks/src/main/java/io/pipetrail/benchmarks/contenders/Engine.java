package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.load.SampleDeal;
import io.pipetrail.benchmarks.rounds.ClosedLoop;
import io.pipetrail.benchmarks.rounds.Contestant;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The event store alone, in this JVM: each append is a unit of work that publishes the first event of a new stream. */
public final class Engine implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final EventStore store;

    private Engine(ConfigurableApplicationContext context) {
        this.context = context;
        this.store = context.getBean(EventStore.class);
    }

    public static Engine start(Database database) {
        return new Engine(new SpringApplicationBuilder(EngineApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.hikari.maximum-pool-size=2",
                        "axon.axonserver.enabled=false",
                        "axon.update-check.disabled=true",
                        "axon.timeout.enabled=false",
                        "logging.level.root=warn")
                .run());
    }

    public Contestant appending(String name, int writers) {
        return Contestant.of(name, seconds -> ClosedLoop.run(writers, seconds, () -> this::append));
    }

    /** Appends one event. */
    public void append() {
        var created = SampleDeal.created();
        var stream = created.dealId().toString();
        var message = new GenericDomainEventMessage<>("Deal", stream, 0, created, SampleDeal.metaData());
        DefaultUnitOfWork.startAndGet(message).execute(() -> store.publish(message));
    }

    @Override
    public void close() {
        context.close();
    }
}
