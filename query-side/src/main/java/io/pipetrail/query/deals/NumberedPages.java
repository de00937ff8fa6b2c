package io.pipetrail.query.deals;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.StageLookup;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The deals in some stages, the newest first, for clients that know pages by their number. A page costs as much as all before
 * it: whoever asks for one sees to it that there are only so many.
 */
@Component
public class NumberedPages {

    private static final String PAGE = "select *, " + Catalog.STAMP + """
             stamp from readside.deals
            where tenant_id = :tenant and not deleted and stage_id = any(:stages)
            order by created_at desc, deal_id desc offset :passed limit :limit""";

    private final JdbcClient database;
    private final Catalog catalog;
    private final StageLookup stages;

    NumberedPages(JdbcClient database, Catalog catalog, StageLookup stages) {
        this.database = database;
        this.catalog = catalog;
        this.stages = stages;
    }

    /** The deals behind so many others, at most so many. */
    public List<DealInStage> behind(TenantId tenant, Collection<StageId> among, long passed, int limit) {
        if (among.isEmpty()) return List.of();
        var page = new DealPage();
        database.sql(PAGE)
                .param("tenant", tenant.value())
                .param("stages", among.stream().map(StageId::value).toArray(UUID[]::new))
                .param("passed", passed)
                .param("limit", limit)
                .query(page);
        if (page.deals().isEmpty()) return List.of();
        var pipelines = catalog.pipelines(tenant, page.stamp());
        return page.deals().stream()
                .map(deal -> new DealInStage(deal, stages.of(deal, pipelines)))
                .toList();
    }
}
