package io.pipetrail.query.api.gauzy;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.web.wire.gauzy.GauzyPage;
import io.pipetrail.web.wire.gauzy.GauzyPipeline;
import io.pipetrail.web.wire.gauzy.Nest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gauzy's reads of pipelines: in display order, unless another is asked for. */
@RestController
@RequestMapping("/dialects/gauzy/api/pipelines")
class GauzyPipelineQueries {

    private final Catalog catalog;
    private final GauzyNouns nouns;

    GauzyPipelineQueries(Catalog catalog, GauzyNouns nouns) {
        this.catalog = catalog;
        this.nouns = nouns;
    }

    @GetMapping
    GauzyPage<GauzyPipeline> all(TenantId tenant, HttpServletRequest request) {
        var query = GauzyQuery.of(request);
        var wanted = PipelineWhere.exactly(query.where());
        return page(tenant, query, wanted, query.offset(), query.asked());
    }

    @GetMapping("/pagination")
    GauzyPage<GauzyPipeline> pagination(TenantId tenant, HttpServletRequest request) {
        var query = GauzyQuery.of(request).paged();
        var wanted = PipelineWhere.resembling(query.where());
        return page(tenant, query, wanted, query.rowsBefore(), query.rows());
    }

    @GetMapping("/count")
    long count(TenantId tenant, HttpServletRequest request) {
        var wanted = PipelineWhere.exactly(GauzyQuery.conditions(request));
        return catalog.pipelines(tenant).inOrder().stream().filter(wanted).count();
    }

    @GetMapping("/{id}")
    ResponseEntity<GauzyPipeline> one(TenantId tenant, @PathVariable("id") String id, HttpServletRequest request) {
        var uuid = Nest.uuid(id);
        var query = GauzyQuery.of(request);
        var relations = query.relations().among(GauzyNouns.OF_PIPELINES, "Pipeline");
        var pipeline = there(tenant, query.withDeleted())
                .filter(it -> it.id().value().equals(uuid))
                .findFirst()
                .orElseThrow(Nest::notFound);
        return ResponseEntity.ok()
                .eTag("\"v" + pipeline.version() + "\"")
                .body(nouns.pipelines(tenant, List.of(pipeline), relations).getFirst());
    }

    private GauzyPage<GauzyPipeline> page(
            TenantId tenant, GauzyQuery query, Predicate<PipelineState> wanted, long skip, int take) {
        var relations = query.relations().among(GauzyNouns.OF_PIPELINES, "Pipeline");
        var there = there(tenant, query.withDeleted()).filter(wanted);
        var all = PipelineWhere.ordered(there, query.order()).toList();
        var page = all.stream().skip(skip).limit(take).toList();
        return new GauzyPage<>(nouns.pipelines(tenant, page, relations), all.size());
    }

    private Stream<PipelineState> there(TenantId tenant, boolean deletedToo) {
        var pipelines = catalog.pipelines(tenant);
        return deletedToo
                ? Stream.concat(pipelines.inOrder().stream(), pipelines.deleted().stream())
                : pipelines.inOrder().stream();
    }
}
