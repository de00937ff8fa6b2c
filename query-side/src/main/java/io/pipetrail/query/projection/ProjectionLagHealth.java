package io.pipetrail.query.projection;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Out of service while a projection is further behind than it should be; it belongs to a group of its own, not to liveness. */
@Component("projectionLag")
class ProjectionLagHealth implements HealthIndicator {

    private final ProjectionStatuses statuses;
    private final Duration bound;

    ProjectionLagHealth(ProjectionStatuses statuses, @Value("${pipetrail.projections.lag-bound:30s}") Duration bound) {
        this.statuses = statuses;
        this.bound = bound;
    }

    @Override
    public Health health() {
        try {
            var all = statuses.all();
            var late = all.stream().anyMatch(status -> status.lagMillis() > bound.toMillis());
            var health = late ? Health.outOfService() : Health.up();
            all.forEach(status -> health.withDetail(status.name(), status));
            return health.build();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail("error", e.getClass().getSimpleName())
                    .build();
        }
    }
}
