package io.pipetrail.query.history;

import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A tenant's part of the log, in its order. */
@Component
public class TenantEvents {

    private final JdbcClient database;
    private final EventLog log;

    TenantEvents(JdbcClient database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    /** The first events after a position, of these types only unless there are none. */
    public List<StoredEvent> after(TenantId tenant, long position, Collection<String> types, int limit) {
        var positions = database.sql("""
                        select position from readside.event_index
                        where tenant_id = :tenant and position > :position and (:any or type = any(:types))
                        order by position limit :limit""")
                .param("tenant", tenant.value())
                .param("position", position)
                .param("any", types.isEmpty())
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
        return positions.isEmpty() ? List.of() : log.at(positions);
    }
}
