package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import java.sql.SQLException;
import java.util.List;

/** What a tenant's deals are in: its pipelines, and what these mean to each projection, which may have parked some of it. */
final class Settings {

    private final TenantId tenant;
    private final Parked parked;
    private final TenantRows tenants = new TenantRows();
    private final PipelineRows pipelines = new PipelineRows();
    private final Turns ofDeals = new Turns();
    private final Turns ofSummary = new Turns();
    private final TermsBook terms = new TermsBook();
    private final Names names;
    private final SummaryExpected summary = new SummaryExpected(ofSummary, terms);
    private final PastStages past = new PastStages();
    private long stamp;

    Settings(TenantId tenant, Parked parked) {
        this.tenant = tenant;
        this.parked = parked;
        this.names = new Names(tenant);
    }

    /** An event of a tenant or of a pipeline. */
    void take(Happening happened) {
        if (!parked.isBy(Table.PIPELINES.projection(), happened)) {
            stamp++;
            if (happened.payload() instanceof TenantEvent event) tenants.take(event, happened);
            if (happened.payload() instanceof PipelineEvent event) pipelines.take(event, happened);
        }
        if (!parked.isBy(Table.DEALS.projection(), happened)) ofDeals.take(happened);
        if (!parked.isBy(Table.SUMMARY_DEALS.projection(), happened)) {
            ofSummary.take(happened);
            terms.take(happened);
        }
        if (!parked.isBy(Table.MOVEMENTS.projection(), happened)) names.take(happened);
        if (!parked.isBy(Table.DEAL_VERSIONS.projection(), happened)) past.take(happened);
    }

    List<DealRows> folds(ToldChanges changes) {
        return List.of(
                new DealsExpected(ofDeals),
                summary,
                new ActivitiesExpected(),
                new MovementsExpected(names),
                new PastExpected(past, changes));
    }

    void compare(Comparison comparison) throws SQLException {
        comparison.whole(Table.TENANTS, tenants.rows());
        comparison.whole(Table.PIPELINES, pipelines.rows());
        comparison.whole(Table.STAGES, pipelines.stages());
        comparison.whole(Table.PIPELINE_STAMPS, stamps());
        comparison.whole(Table.SUMMARY_STAGE_TERMS, terms.rows());
        comparison.whole(Table.MOVEMENT_PIPELINES, names.pipelines());
        comparison.whole(Table.MOVEMENT_STAGES, names.stages());
        comparison.whole(Table.STAGE_TERMS_VERSIONS, past.rows());
    }

    /** After all deals have been folded. */
    void compareTotals(Comparison comparison) throws SQLException {
        comparison.whole(Table.SUMMARY_STAGES, summary.stages());
        comparison.whole(Table.SUMMARY_DAYS, summary.days());
    }

    private List<Row> stamps() {
        return stamp == 0
                ? List.of()
                : List.of(new Row().set("tenant_id", tenant).set("stamp", stamp));
    }
}
