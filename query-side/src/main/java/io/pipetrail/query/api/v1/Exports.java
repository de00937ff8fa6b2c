package io.pipetrail.query.api.v1;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.query.deals.DealFilter;
import io.pipetrail.query.deals.DealInStage;
import io.pipetrail.query.deals.DealSort;
import io.pipetrail.query.deals.Deals;
import io.pipetrail.query.history.Journeys;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.query.reading.Span;
import io.pipetrail.query.timeline.ActivityFilter;
import io.pipetrail.query.timeline.Timeline;
import io.pipetrail.web.paging.Cursor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Prints all deals or activities of a tenant line by line, a page in memory at a time. */
@Component
class Exports {

    private static final int PAGE = 500;

    private final Deals deals;
    private final Timeline timeline;
    private final Journeys journeys;
    private final DealNouns nouns;
    private final Catalog catalog;
    private final JsonMapper json;

    Exports(Deals deals, Timeline timeline, Journeys journeys, DealNouns nouns, Catalog catalog, JsonMapper json) {
        this.deals = deals;
        this.timeline = timeline;
        this.journeys = journeys;
        this.nouns = nouns;
        this.catalog = catalog;
        this.json = json;
    }

    /** The deals that are not deleted, oldest first. */
    void deals(TenantId tenant, ExportFormat format, Consumer<String> out) {
        if (format == ExportFormat.CSV) out.accept(ExportLines.HEADER);
        all(cursor -> deals.after(tenant, DealFilter.ALL, DealSort.OLDEST, cursor, PAGE), page -> {
            (format == ExportFormat.CSV ? table(tenant, page) : lines(tenant, page)).forEach(out);
        });
    }

    /** The activities of those deals, newest first. */
    void activities(TenantId tenant, ExportFormat format, Consumer<String> out) {
        if (format == ExportFormat.CSV) out.accept(ExportLines.ACTIVITIES_HEADER);
        var every = new ActivityFilter(null, null, null, Span.EVER);
        all(
                cursor -> timeline.after(tenant, every, cursor, PAGE),
                page -> DealNouns.activities(page).stream()
                        .map(activity -> format == ExportFormat.CSV ? ExportLines.of(activity) : line(activity))
                        .forEach(out));
    }

    private static <T> void all(Function<@Nullable Cursor, Slice<T>> pages, Consumer<List<T>> out) {
        Cursor cursor = null;
        do {
            var page = pages.apply(cursor);
            out.accept(page.rows());
            cursor = page.hasMore() ? page.next() : null;
        } while (cursor != null);
    }

    private Stream<String> lines(TenantId tenant, List<DealInStage> inStages) {
        var page = inStages.stream().map(DealInStage::deal).toList();
        var activities = timeline.of(tenant, page.stream().map(DealState::id).toList());
        var paths = journeys.of(tenant, page);
        return IntStream.range(0, page.size()).mapToObj(i -> {
            var deal = page.get(i);
            return line(ExportedDeal.of(deal, paths.get(i), activities.getOrDefault(deal.id(), List.of())));
        });
    }

    private Stream<String> table(TenantId tenant, List<DealInStage> page) {
        var pipelines = catalog.pipelines(tenant);
        var printed = nouns.deals(page);
        return IntStream.range(0, page.size()).mapToObj(i -> {
            var pipeline = pipelines.find(page.get(i).deal().pipelineId()).map(PipelineState::name);
            return ExportLines.of(printed.get(i), pipeline.orElse(null));
        });
    }

    private String line(Object noun) {
        return json.writeValueAsString(noun) + "\n";
    }
}
