package io.pipetrail.query.projection;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which deal: another tenant's deal of the same id would be another one. */
public record DealKey(TenantId tenantId, DealId dealId) {

    /**
     * Selects the rows of some deals in a table that begins its key so; see {@link #bind}. Each is looked up by itself, however
     * small the table was when this was planned.
     */
    public static String rowsIn(String table) {
        return """
            select found.* from unnest(?::uuid[], ?::uuid[]) wanted (tenant_id, deal_id)
            cross join lateral (
                select * from %s deal where deal.tenant_id = wanted.tenant_id and deal.deal_id = wanted.deal_id limit 1) found""".formatted(table);
    }

    public static DealKey of(DealEvent event) {
        return new DealKey(event.tenantId(), event.dealId());
    }

    public static DealKey of(DealState deal) {
        return new DealKey(deal.tenantId(), deal.id());
    }

    /** The deals of these events that were there before them. */
    public static Set<DealKey> known(Collection<StoredEvent> events) {
        var created = new LinkedHashMap<DealKey, Boolean>();
        for (var event : events) {
            if (event.payload() instanceof DealEvent happened) {
                created.putIfAbsent(of(happened), happened instanceof DealCreated);
            }
        }
        var known = new LinkedHashSet<DealKey>();
        created.forEach((key, here) -> {
            if (!here) known.add(key);
        });
        return known;
    }

    /** Gives a statement the tenants and the ids of deals, as its first two parameters. */
    public static void bind(Collection<DealKey> deals, PreparedStatement statement, Connection connection)
            throws SQLException {
        var tenants = deals.stream().map(key -> key.tenantId().value()).toList();
        var ids = deals.stream().map(key -> key.dealId().value()).toList();
        statement.setArray(1, Sql.uuids(connection, tenants));
        statement.setArray(2, Sql.uuids(connection, ids));
    }
}
