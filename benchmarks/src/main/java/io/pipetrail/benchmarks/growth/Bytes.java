package io.pipetrail.benchmarks.growth;

import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.contenders.Rebuilding;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.seed.SeededDeals;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What deals take on disk when they have been created, moved three times and revalued once, which is five events each.
 *
 * @param logPerEvent the log with its indexes
 * @param heapPerEvent the rows of the log alone
 * @param payloadPerEvent what is in the rows for payload and metadata
 * @param registryPerDeal where each deal is, with its indexes
 * @param readModelsPerDeal all read models with their indexes
 * @param rebuiltPerDeal the same once they have been made anew from the log, with no room left by rows that changed
 * @param perDeal log, registry and the live read models
 * @param largest the largest tables of the read side once made anew, with their indexes, a deal
 * @param caughtUpPerSecond events that the read side folded a second meanwhile
 */
record Bytes(
        int deals,
        long events,
        double logPerEvent,
        double heapPerEvent,
        double payloadPerEvent,
        double registryPerDeal,
        double readModelsPerDeal,
        double rebuiltPerDeal,
        double perDeal,
        Map<String, Double> largest,
        double caughtUpPerSecond) {

    private static final int LARGEST = 8;

    /** Of each deal: created, moved three times, revalued. */
    private static final int EVENTS = 5;

    private static final String TABLES = """
            select c.relname, pg_total_relation_size(c.oid)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname = 'readside' order by 2 desc limit""";

    static Bytes of(Workshop workshop, int deals) {
        try (var server = Pipetrail.start(workshop, "growth_bytes")) {
            var seeded = SeededDeals.withHistory(server, deals, EVENTS);
            var database = server.database();
            var events = database.number("select count(*) from eventstore.events");
            var log = total(database, "eventstore");
            var registry = total(database, "registry");
            var readModels = total(database, "readside");
            new Rebuilding(server).run(1);
            return new Bytes(
                    deals,
                    events,
                    each(log, events),
                    each(database.number("select pg_relation_size('eventstore.events')"), events),
                    each(
                            database.number(
                                    "select sum(pg_column_size(payload) + pg_column_size(metadata)) from eventstore.events"),
                            events),
                    each(registry, deals),
                    each(readModels, deals),
                    each(total(database, "readside"), deals),
                    each(log + registry + readModels, deals),
                    largest(database, deals),
                    Math.round(seeded.caughtUp().median()));
        }
    }

    private static long total(Database database, String schema) {
        return database.number("""
                select sum(pg_total_relation_size(c.oid))
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname = '%s'""".formatted(schema));
    }

    private static Map<String, Double> largest(Database database, int deals) {
        var largest = new LinkedHashMap<String, Double>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES + " " + LARGEST)) {
            while (rows.next()) largest.put(rows.getString(1), each(rows.getLong(2), deals));
            return largest;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double each(long bytes, long count) {
        return Math.round(10.0 * bytes / count) / 10.0;
    }
}
