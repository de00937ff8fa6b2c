package io.pipetrail.query.movements;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.query.reading.Slice;
import io.pipetrail.web.paging.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The movements of a tenant's deals, in the order in which they happened. In SQL: there may be millions of them. */
@Component
public class Movements {

    private static final int PAGE = 1_000;

    private final JdbcClient database;

    Movements(JdbcClient database) {
        this.database = database;
    }

    /** The first movements, or those behind a cursor. */
    public Slice<Movement> after(TenantId tenant, MovementFilter filter, @Nullable Cursor cursor, int limit) {
        var wanted = new WantedMovements(tenant, filter);
        if (cursor != null) wanted.after(cursor);
        var found = found(wanted, "", limit + 1);
        var more = found.size() > limit;
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Slice<>(page, more, more ? at(page.getLast()) : null);
    }

    /** The movements before a cursor, in the list's order. */
    public Slice<Movement> before(TenantId tenant, MovementFilter filter, Cursor cursor, int limit) {
        var wanted = new WantedMovements(tenant, filter);
        wanted.before(cursor);
        var found = found(wanted, "desc", limit + 1);
        var page = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        Collections.reverse(page);
        return new Slice<>(page, found.size() > limit, page.isEmpty() ? null : at(page.getLast()));
    }

    /** A cursor that points at a movement by its event. */
    public Optional<Cursor> at(TenantId tenant, UUID event) {
        return database.sql("select occurred_at, position from readside.movements where tenant_id = ? and event_id = ?")
                .params(tenant.value(), event)
                .query((row, number) -> at(MovementRow.occurredAt(row), row.getLong("position")))
                .optional();
    }

    /**
     * Hands over all movements that the read side knows when this begins, a page in memory at a time. Movements never
     * change, so pages up to a position are a snapshot, and need no transaction that a slow reader would hold open.
     */
    public void all(TenantId tenant, MovementFilter filter, Consumer<List<Movement>> out) {
        var upTo = position();
        Cursor cursor = null;
        List<Movement> page;
        do {
            var wanted = new WantedMovements(tenant, filter);
            wanted.upTo(upTo);
            if (cursor != null) wanted.after(cursor);
            page = found(wanted, "", PAGE);
            out.accept(page);
            if (!page.isEmpty()) cursor = at(page.getLast());
        } while (page.size() == PAGE);
    }

    private long position() {
        return database.sql("select position from readside.tokens where processor = ?")
                .param(Projection.PROCESSOR)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private List<Movement> found(WantedMovements wanted, String direction, int limit) {
        return database.sql("select * from readside.movements where " + wanted.condition() + " order by occurred_at "
                        + direction + ", position " + direction + " limit :limit")
                .params(wanted.parameters())
                .param("limit", limit)
                .query((row, number) -> MovementRow.movement(row))
                .list();
    }

    private static Cursor at(Movement movement) {
        return at(movement.occurredAt(), movement.position());
    }

    private static Cursor at(Instant occurredAt, long position) {
        return Cursor.of(occurredAt.toString(), Long.toString(position));
    }
}
