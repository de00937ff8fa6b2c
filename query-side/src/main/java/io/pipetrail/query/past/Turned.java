package io.pipetrail.query.past;

import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What turns of stages changed, which is known when all deals have been told. There may be as many sums as deals: when there are
 * many in memory they become rows, and rows of the same sum are added up in the end.
 */
final class Turned {

    private static final String ADD_UP = """
            with parts as (
                delete from summary_changes where position in (select unnest(?::bigint[])) returning *),
            sums as (
                insert into summary_changes (position, valid_at, deal_count, close_day, late, tenant_id, stage_id,
                    currency, part, value_minor, weighted_minor)
                select position, valid_at, sum(deal_count), close_day, late, tenant_id, stage_id,
                    currency, part, sum(value_minor), sum(weighted_minor)
                from parts group by position, valid_at, close_day, late, tenant_id, stage_id, currency, part
                having (sum(deal_count), sum(value_minor), sum(weighted_minor)) <> (0, 0, 0)
                returning tenant_id, valid_at)
            select tenant_id, max(valid_at) as last from sums group by tenant_id""";

    private final int many;
    private Changes sums = new Changes();

    /** Of the turns that there are rows of. */
    private final Set<Long> positions = new HashSet<>();

    /** @param many sums that are in memory at most, and those of one deal */
    Turned(int many) {
        this.many = many;
    }

    void add(Changes ofDeal, Rows rows) {
        sums.add(ofDeal);
        if (sums.kept() < many) return;
        for (var sum : take()) rows.add(ChangeTable.ROWS, sum);
    }

    /** Writes what is still to be written, and says of each tenant when something changed; the last time is among these. */
    void write(Connection connection, BiConsumer<TenantId, Instant> changed) throws SQLException {
        var inParts = !positions.isEmpty();
        var rest = take();
        ChangeTable.write(rest, 0, connection);
        if (inParts) addUp(connection, changed);
        else rest.forEach(sum -> changed.accept(sum.key.tenantId(), sum.key.validAt()));
    }

    private List<Change> take() {
        var taken = sums.rows();
        for (var sum : taken) positions.add(sum.key.position());
        sums = new Changes();
        return taken;
    }

    private void addUp(Connection connection, BiConsumer<TenantId, Instant> changed) throws SQLException {
        try (var statement = connection.prepareStatement(ADD_UP)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) changed.accept(new TenantId(uuid(rows, "tenant_id")), instant(rows, "last"));
            }
        }
    }
}
