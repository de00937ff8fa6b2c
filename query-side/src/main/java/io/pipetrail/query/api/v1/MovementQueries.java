package io.pipetrail.query.api.v1;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.movements.MovementFilter;
import io.pipetrail.query.movements.Movements;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1List;
import io.pipetrail.web.wire.v1.V1Movement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who moved which deal from where to where: in pages, or streamed whole. Oldest first. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class MovementQueries {

    private final Movements movements;
    private final JsonMapper json;

    MovementQueries(Movements movements, JsonMapper json) {
        this.movements = movements;
        this.json = json;
    }

    @GetMapping("/movements")
    ResponseEntity<V1List<V1Movement>> list(
            TenantId tenant,
            Paging paging,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipeline,
            @RequestParam(name = "stage_id", required = false) @Nullable StageId stage,
            @RequestParam(name = "deal_id", required = false) @Nullable DealId deal,
            @RequestParam(name = "assigned_to", required = false) @Nullable String assignedTo,
            @RequestParam(name = "actor", required = false) @Nullable String actor) {
        var filter = filter(from, to, pipeline, stage, deal, assignedTo, actor);
        var kind = "movements " + tenant + filter;
        var page = Answers.turn(
                paging,
                kind,
                (name, id) -> movements.at(tenant, Asked.id(name, id, Ids::event)),
                (cursor, limit) -> movements.after(tenant, filter, cursor, limit),
                (cursor, limit) -> movements.before(tenant, filter, cursor, limit));
        return Answers.list(paging, kind, page.map(MovementNouns::noun));
    }

    /** All of them, as many as there are. */
    @GetMapping(
            path = "/movements",
            produces = {"text/csv", "application/x-ndjson"})
    void all(
            TenantId tenant,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipeline,
            @RequestParam(name = "stage_id", required = false) @Nullable StageId stage,
            @RequestParam(name = "deal_id", required = false) @Nullable DealId deal,
            @RequestParam(name = "assigned_to", required = false) @Nullable String assignedTo,
            @RequestParam(name = "actor", required = false) @Nullable String actor,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var filter = filter(from, to, pipeline, stage, deal, assignedTo, actor);
        var format = ExportFormat.of(null, accept);
        Download.write(request, response, "movements", format, out -> {
            if (format == ExportFormat.CSV) out.accept(MovementNouns.HEADER);
            movements.all(
                    tenant,
                    filter,
                    page -> page.stream()
                            .map(MovementNouns::noun)
                            .map(noun -> format == ExportFormat.CSV
                                    ? MovementNouns.line(noun)
                                    : json.writeValueAsString(noun) + "\n")
                            .forEach(out));
        });
    }

    private static MovementFilter filter(
            @Nullable String from,
            @Nullable String to,
            @Nullable PipelineId pipeline,
            @Nullable StageId stage,
            @Nullable DealId deal,
            @Nullable String assignedTo,
            @Nullable String actor) {
        return new MovementFilter(
                Asked.span(from, to), pipeline, stage, deal, Asked.text("assigned_to", assignedTo), Asked.actor(actor));
    }
}
