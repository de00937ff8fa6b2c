package io.pipetrail.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Takes the time of appends, counts their events, and counts the failures by kind. */
final class MeasuredAppender implements Appender {

    private final Appender measured;
    private final MeterRegistry meters;
    private final Timer time;
    private final Counter events;

    MeasuredAppender(Appender measured, MeterRegistry meters) {
        this.measured = measured;
        this.meters = meters;
        this.time = Timer.builder("pipetrail.eventstore.append")
                .description("Time an append takes, commit included")
                .register(meters);
        this.events = Counter.builder("pipetrail.eventstore.appended")
                .description("Events appended")
                .register(meters);
    }

    @Override
    public long append(AppendRequest request) {
        var sample = Timer.start(meters);
        try {
            var position = measured.append(request);
            events.increment(request.rows().size());
            return position;
        } catch (RuntimeException e) {
            failure(e.getClass().getSimpleName()).increment();
            throw e;
        } finally {
            sample.stop(time);
        }
    }

    private Counter failure(String kind) {
        return Counter.builder("pipetrail.eventstore.failures")
                .description("Appends that wrote nothing, or of which that is not known")
                .tag("kind", kind)
                .register(meters);
    }
}
