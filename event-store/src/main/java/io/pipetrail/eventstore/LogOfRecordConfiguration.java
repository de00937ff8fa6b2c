package io.pipetrail.eventstore;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.function.SingletonSupplier;

/** What keeps PostgreSQL's log in step with a {@link LogOfRecord}, where the application has one, and copies one to the other. */
@Configuration(proxyBeanMethods = false)
class LogOfRecordConfiguration {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnBean(LogOfRecord.class)
    Healing eventHealing(
            Connections connections,
            LogOfRecord record,
            LogReader reader,
            EventReading reading,
            ObjectProvider<CompanionSource> sources,
            Announcer announcer,
            EventStoreSchema migrated) {
        return new Healing(connections.background(), record, reader, batches(reading, sources), announcer::committed);
    }

    @Bean
    @ConditionalOnBean(LogOfRecord.class)
    Keeping eventKeeping(LogOfRecord record, Healing healing) {
        return new KeepingElsewhere(record, healing);
    }

    @Bean
    @ConditionalOnBean(LogOfRecord.class)
    RecordWatch eventRecordWatch(Healing healing) {
        return new RecordWatch(healing, LOOK_EVERY);
    }

    @Bean
    @Lazy
    LogCopy eventLogCopy(
            Connections connections,
            LogReader reader,
            EventReading reading,
            ObjectProvider<CompanionSource> sources,
            EventStoreSchema migrated) {
        return new LogCopy(connections.background(), reader, batches(reading, sources));
    }

    /** Late, as what a companion is made by may need the event store. */
    private static Supplier<RecordedBatches> batches(EventReading reading, ObjectProvider<CompanionSource> sources) {
        return SingletonSupplier.of(
                () -> new RecordedBatches(reading, sources.orderedStream().toList()));
    }
}
