package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelinesummary.Bridge;
import io.pipetrail.query.reading.Moment;
import java.time.Clock;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the pipelines between two instants. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class BridgeQueries {

    private final Bridge bridge;
    private final MomentArgument moments;
    private final Clock clock;

    BridgeQueries(Bridge bridge, MomentArgument moments, Clock clock) {
        this.bridge = bridge;
        this.moments = moments;
        this.clock = clock;
    }

    /** After {@code from}, up to and including {@code to} or now; of a date as either, all of its day is between them. */
    @GetMapping("/pipeline-summary/changes")
    V1Bridge changes(
            TenantId tenant,
            @RequestParam(name = "from") String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "known_at", required = false) @Nullable String knownAt,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipelineId,
            @RequestParam(name = "currency", required = false) @Nullable Currency currency) {
        var now = clock.instant();
        var end = to == null ? now : Asked.past("to", to, now);
        var start = Asked.beginning(from, end, now);
        var moment = moments.known(Moment.asOf(end), knownAt, now);
        var spanned = bridge.of(tenant, start, moment);
        var stages = ShownStage.of(spanned.pipelines(), pipelineId, false);
        return new BridgeNoun(stages, spanned.rows(), currency).print(pipelineId, start, moment, spanned.position());
    }
}
