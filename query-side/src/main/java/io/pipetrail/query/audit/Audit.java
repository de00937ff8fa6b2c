package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Replays a tenant's log and compares every row of every read model with what it should be, all as of one moment: the
 * connection's transaction must be one that sees nothing of what is committed meanwhile. What is in memory is the pipelines,
 * the totals and some deals.
 */
final class Audit {

    /** What is to be executed before, as the transaction only reads: it makes temporary tables. */
    static final List<String> BEFORE = ToldChanges.TABLES;

    private final Connection connection;
    private final EventLog log;
    private final TenantId tenant;
    private final Tally tally;
    private final Comparison comparison;

    Audit(Connection connection, EventLog log, TenantId tenant, Tally tally) {
        this.connection = connection;
        this.log = log;
        this.tenant = tenant;
        this.tally = tally;
        this.comparison = new Comparison(connection, tenant, tally);
    }

    void run() throws SQLException {
        lock();
        long position = number("select position from readside.tokens where processor = 'read-models'");
        tally.begin(position, number("select count(*) from readside.event_index where tenant_id = '" + tenant + "'"));
        var part = new LogPart(connection, log, tenant, position, tally);
        var parked = Parked.read(connection);
        var settings = settings(part, parked);
        settings.compare(comparison);
        deals(part, parked, settings);
    }

    /** The first time through the log. */
    private Settings settings(LogPart part, Parked parked) throws SQLException {
        var settings = new Settings(tenant, parked);
        var read = new AtomicLong();
        try (var index = new IndexExpected(connection, tenant, tally)) {
            part.inOrder(happened -> {
                read.incrementAndGet();
                if (parked.isBySome(happened)) tally.parked();
                if (!parked.isBy(Table.EVENT_INDEX.projection(), happened)) index.take(happened);
                if (happened.payload() instanceof DealEvent) return;
                settings.take(happened);
            });
            index.end();
        }
        tally.events(read.get());
        return settings;
    }

    /** The second time, a deal at a time. */
    private void deals(LogPart part, Parked parked, Settings settings) throws SQLException {
        var changes = new ToldChanges(connection);
        var deals = new EachDeal(parked, settings.folds(changes), new Chunk(comparison));
        part.byStream(deals::take);
        deals.end();
        settings.compareTotals(comparison);
        changes.addUp();
        new TotalsExpected(new ComparisonInDatabase(connection, tally), tenant).compare();
    }

    /** What sees one moment only would find a table empty that takes the place of another meanwhile. */
    private void lock() throws SQLException {
        var tables = Arrays.stream(Table.values()).map(table -> "readside." + table.printed());
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + tables.collect(Collectors.joining(", ")) + " in access share mode");
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
