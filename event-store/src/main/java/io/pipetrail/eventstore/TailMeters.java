package io.pipetrail.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;

/** Measures how much of what followers of the log read comes from memory. */
final class TailMeters {

    private static final String NAME = "pipetrail.eventstore.tail";

    private final MeterRegistry meters;
    private final Counter memory;
    private final Counter database;

    TailMeters(MeterRegistry meters) {
        this.meters = meters;
        this.memory = counter("memory");
        this.database = counter("database");
    }

    TailMeters watching(Tail tail) {
        Gauge.builder(NAME + ".events", tail, Tail::events)
                .description("Events of the log in memory")
                .register(meters);
        Gauge.builder(NAME + ".size", tail, Tail::bytes)
                .description("Size of these events as the log has them")
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
        return this;
    }

    Page fromMemory(Page page) {
        memory.increment(page.messages().size());
        return page;
    }

    Page fromDatabase(Page page) {
        database.increment(page.messages().size());
        return page;
    }

    private Counter counter(String from) {
        return Counter.builder(NAME)
                .description("Events that followers of the log were given")
                .tag("from", from)
                .register(meters);
    }
}
