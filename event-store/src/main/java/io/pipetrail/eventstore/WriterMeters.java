package io.pipetrail.eventstore;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** Measures how appends queue up and how they are written. */
final class WriterMeters {

    private final MeterRegistry meters;
    private final DistributionSummary batch;
    private final Timer wait;
    private final Timer write;

    WriterMeters(MeterRegistry meters) {
        this.meters = meters;
        this.batch = DistributionSummary.builder("pipetrail.eventstore.batch")
                .description("Appends committed together")
                .register(meters);
        this.wait = Timer.builder("pipetrail.eventstore.wait")
                .description("Time an append waits for the commit before it")
                .register(meters);
        this.write = Timer.builder("pipetrail.eventstore.write")
                .description("Time a batch takes to be written and committed")
                .register(meters);
    }

    WriterMeters watching(AppendQueue queue) {
        Gauge.builder("pipetrail.eventstore.queue", queue, AppendQueue::length)
                .description("Appends that wait")
                .register(meters);
        return this;
    }

    void taken(List<QueuedAppend> requests) {
        requests.forEach(request -> wait.record(request.age()));
    }

    Outcome timed(Batch requests, BatchTransaction transaction) {
        var sample = Timer.start(meters);
        var outcome = transaction.write(requests);
        if (outcome instanceof Outcome.Committed) {
            batch.record(requests.size());
        }
        sample.stop(write);
        return outcome;
    }
}
