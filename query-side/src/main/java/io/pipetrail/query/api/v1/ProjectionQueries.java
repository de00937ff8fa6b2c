package io.pipetrail.query.api.v1;

import io.pipetrail.query.projection.ProjectionStatus;
import io.pipetrail.query.projection.ProjectionStatuses;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.wire.v1.V1List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the projections are doing; for the operator. */
@RestController
@RequestMapping("/v1/projections")
class ProjectionQueries {

    private static final int VERSION = 1;

    private final ProjectionStatuses statuses;

    ProjectionQueries(ProjectionStatuses statuses) {
        this.statuses = statuses;
    }

    @GetMapping
    V1List<V1Projection> list(Paging paging) {
        return V1List.of(
                paging.path(),
                statuses.all().stream().map(ProjectionQueries::noun).toList());
    }

    private static V1Projection noun(ProjectionStatus status) {
        return new V1Projection(
                "projection",
                status.name(),
                VERSION,
                "live",
                status.position(),
                status.lagEvents(),
                status.lagMillis(),
                status.eventsPerSecond(),
                status.parked(),
                null);
    }
}
