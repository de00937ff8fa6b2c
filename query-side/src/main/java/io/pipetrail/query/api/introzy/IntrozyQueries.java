package io.pipetrail.query.api.introzy;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.deals.DealCards;
import io.pipetrail.query.deals.NumberedPages;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Summaries;
import io.pipetrail.query.pipelinesummary.Totals;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.introzy.IntrozyAnswer;
import io.pipetrail.web.wire.introzy.IntrozyDeal;
import io.pipetrail.web.wire.introzy.IntrozyDeals;
import io.pipetrail.web.wire.introzy.IntrozyIds;
import io.pipetrail.web.wire.introzy.IntrozyListedDeal;
import io.pipetrail.web.wire.introzy.IntrozyListedPipeline;
import io.pipetrail.web.wire.introzy.IntrozyTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pipelines in a list, and deals. A single pipeline is shown by the side that can make it. */
@RestController
@RequestMapping("/dialects/introzy/api/pipelines")
class IntrozyQueries {

    private final Summaries summaries;
    private final NumberedPages pages;
    private final DealCards cards;

    IntrozyQueries(Summaries summaries, NumberedPages pages, DealCards cards) {
        this.summaries = summaries;
        this.pages = pages;
        this.cards = cards;
    }

    @GetMapping
    IntrozyAnswer<List<IntrozyListedPipeline>> pipelines(TenantId tenant) {
        var now = summaries.of(tenant, Period.ALL_TIME);
        return IntrozyAnswer.of(now.pipelines().inOrder().stream()
                .map(pipeline -> IntrozyListedPipeline.of(pipeline, dealCount(stages(pipeline), now.totals())))
                .toList());
    }

    @GetMapping("/{type}/deals")
    IntrozyAnswer<IntrozyDeals> deals(
            TenantId tenant,
            @PathVariable("type") String inPath,
            @RequestParam(name = "limit", required = false) @Nullable String limit,
            @RequestParam(name = "page", required = false) @Nullable String number,
            @RequestParam(name = "stageId", required = false) @Nullable String stageId) {
        var type = IntrozyTypes.inPath(inPath);
        var page = IntrozyPage.parse(number, limit);
        var stage = stageId == null ? null : stageInQuery(stageId);
        var now = summaries.of(tenant, Period.ALL_TIME);
        var among = among(now.pipelines(), type, stage);
        var total = dealCount(among, now.totals());
        return IntrozyAnswer.of(
                page.isWithin(total)
                        ? page(tenant, among, page, total)
                        : new IntrozyDeals(List.of(), total, page.number(), page.limit(), false));
    }

    @GetMapping("/{type}/deals/{id}")
    ResponseEntity<IntrozyAnswer<IntrozyDeal>> deal(
            TenantId tenant, @PathVariable("type") String inPath, @PathVariable("id") String id) {
        var type = IntrozyTypes.inPath(inPath);
        var deal = cards.find(tenant, IntrozyIds.dealInPath(id), type)
                .orElseThrow(() -> Refusal.notFound("deal"))
                .deal();
        return ResponseEntity.ok()
                .eTag("\"v" + deal.deal().version() + "\"")
                .body(IntrozyAnswer.of(IntrozyDeal.of(deal.deal(), deal.stage())));
    }

    private IntrozyDeals page(TenantId tenant, List<StageId> among, IntrozyPage page, long total) {
        var found = pages.behind(tenant, among, page.passed(), page.limit() + 1);
        var shown = found.stream()
                .limit(page.limit())
                .map(each -> IntrozyListedDeal.of(each.deal(), each.stage()))
                .toList();
        return new IntrozyDeals(shown, total, page.number(), page.limit(), found.size() > page.limit());
    }

    /** The stages of the pipelines of a type, or the one of them that is asked for. */
    private static List<StageId> among(Pipelines pipelines, PipelineType type, @Nullable StageId asked) {
        return pipelines.inOrder().stream()
                .filter(pipeline -> pipeline.type() == type)
                .flatMap(pipeline -> stages(pipeline).stream())
                .filter(stage -> asked == null || asked.equals(stage))
                .toList();
    }

    private static StageId stageInQuery(String stageId) {
        try {
            return new StageId(IntrozyIds.parse(stageId));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("stageId", String.valueOf(e.getMessage()));
        }
    }

    private static List<StageId> stages(PipelineState pipeline) {
        return pipeline.stages().stream().map(StageState::id).toList();
    }

    private static long dealCount(List<StageId> stages, Totals.At totals) {
        return stages.stream().mapToLong(stage -> totals.of(stage).dealCount()).sum();
    }
}
