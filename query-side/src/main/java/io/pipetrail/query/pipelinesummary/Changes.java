package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.OccurredAt;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deals that some events changed, before and after them. */
record Changes(Map<DealKey, SlimDeal> deals, Collection<SlimDeal> after) {

    static Changes of(List<StoredEvent> events, SlimDealTable table) throws SQLException {
        var before = table.load(DealKey.known(events));
        var after = new LinkedHashMap<DealKey, SlimDeal>();
        for (var event : events) {
            var happened = (DealEvent) event.payload();
            var key = DealKey.of(happened);
            var deal = after.containsKey(key) ? after.get(key) : before.get(key);
            after.put(key, evolved(deal, happened, event));
        }
        return new Changes(before, after.values());
    }

    Set<StageId> stages() {
        return Stream.concat(deals.values().stream(), after.stream())
                .map(SlimDeal::stageId)
                .collect(Collectors.toSet());
    }

    Set<TenantId> tenants() {
        return after.stream().map(SlimDeal::tenantId).collect(Collectors.toSet());
    }

    /** What the totals change by, each stage, currency and day once. */
    Collection<Share> shares(Map<StageId, Terms> terms) {
        var shares = new HashMap<Share.Key, Share>();
        deals.values()
                .forEach(deal ->
                        add(shares, deal.share(terms.get(deal.stageId())).negated()));
        after.forEach(deal -> add(shares, deal.share(terms.get(deal.stageId()))));
        return shares.values();
    }

    private static void add(Map<Share.Key, Share> shares, Share share) {
        shares.merge(share.key(), share, Share::plus);
    }

    static SlimDeal evolved(@Nullable SlimDeal deal, DealEvent happened, StoredEvent event) {
        if (happened instanceof DealCreated created && deal == null) {
            return SlimDeal.of(created, OccurredAt.of(event));
        }
        if (deal == null) throw new IllegalStateException("no such deal at position " + event.position());
        return deal.evolve(happened, OccurredAt.of(event));
    }
}
