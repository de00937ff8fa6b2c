package io.pipetrail.query.api.v1;

import io.pipetrail.query.projection.ProjectionStatus;
import io.pipetrail.query.projection.ProjectionStatuses;
import io.pipetrail.query.rebuild.Made;
import io.pipetrail.query.rebuild.Rebuilds;
import io.pipetrail.query.rebuild.UnderWay;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is known of projections. */
@Component
class ProjectionNouns {

    private final ProjectionStatuses statuses;
    private final Rebuilds rebuilds;

    ProjectionNouns(ProjectionStatuses statuses, Rebuilds rebuilds) {
        this.statuses = statuses;
        this.rebuilds = rebuilds;
    }

    List<V1Projection> all() {
        var underWay = rebuilds.underWay().orElse(null);
        var made = rebuilds.made();
        return statuses.all().stream()
                .map(status -> noun(status, made, underWay))
                .toList();
    }

    private static V1Projection noun(ProjectionStatus it, Map<String, Made> all, @Nullable UnderWay underWay) {
        var made = all.get(it.name());
        var rebuild = underWay == null || !underWay.projections().contains(it.name()) ? null : noun(underWay);
        return new V1Projection(
                "projection",
                it.name(),
                made == null ? 0 : made.version(),
                rebuild == null ? "live" : "rebuilding",
                it.position(),
                it.lagEvents(),
                it.lagMillis(),
                it.eventsPerSecond(),
                it.parked(),
                rebuild,
                made == null ? null : rebuilt(made),
                made == null ? null : previous(made));
    }

    private static V1Projection.UnderWay noun(UnderWay it) {
        return new V1Projection.UnderWay(it.eventsDone(), it.eventsTotal(), it.secondsLeft());
    }

    private static V1Projection.@Nullable Rebuilt rebuilt(Made made) {
        return made.rebuiltAt() == null || made.position() == null
                ? null
                : new V1Projection.Rebuilt(made.rebuiltAt(), made.position(), made.rows(), made.differing());
    }

    private static V1Projection.@Nullable Previous previous(Made made) {
        return made.previousVersion() == null || made.previousPosition() == null
                ? null
                : new V1Projection.Previous(made.previousVersion(), made.previousPosition());
    }
}
