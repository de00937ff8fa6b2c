package io.pipetrail.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What monitoring wants to know of each projection. */
@Component
final class ProjectionMetrics implements MeterBinder {

    private final List<Projection> projections;
    private final ProjectionStatuses statuses;

    ProjectionMetrics(List<Projection> projections, ProjectionStatuses statuses) {
        this.projections = projections;
        this.statuses = statuses;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "pipetrail.projection.position", "The log position it shows", ProjectionStatus::position);
        gauge(registry, "pipetrail.projection.lag.events", "Events it has yet to fold", ProjectionStatus::lagEvents);
        gauge(
                registry,
                "pipetrail.projection.lag.ms",
                "Milliseconds since the first of them was recorded",
                ProjectionStatus::lagMillis);
        gauge(registry, "pipetrail.projection.parked", "Events it could not fold", ProjectionStatus::parked);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<ProjectionStatus> value) {
        for (var projection : projections) {
            Gauge.builder(name, () -> value(projection.name(), value))
                    .description(description)
                    .tag("projection", projection.name())
                    .register(registry);
        }
    }

    private double value(String projection, ToDoubleFunction<ProjectionStatus> value) {
        return statuses.all().stream()
                .filter(status -> status.name().equals(projection))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
