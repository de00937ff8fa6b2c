package io.pipetrail.benchmarks.growth;

import io.pipetrail.benchmarks.database.Database;

/**
 * How an index has grown, and what it will be by its own fan-out.
 *
 * @param levels from the root to the leaves, both counted; a look-up reads so many pages
 * @param perPage entries in a page
 * @param levelsAtBillion of 1,000,000,000 entries with as many in each page
 * @param gigabytesAtBillion the same
 */
record BTree(int levels, double bytesPerEvent, double perPage, int levelsAtBillion, double gigabytesAtBillion) {

    private static final int PAGE = 8192;
    private static final double BILLION = 1e9;
    private static final double GIGABYTE = 1e9;

    static BTree of(Database database, String index, long entries) {
        var name = "eventstore." + index;
        var bytes = database.number("select pg_relation_size('%s')".formatted(name));
        var levels = (int) database.number("select level + 1 from bt_metap('%s')".formatted(name));
        return of(levels, bytes, entries);
    }

    static BTree of(int levels, long bytes, long entries) {
        var perPage = (double) entries * PAGE / bytes;
        return new BTree(
                levels,
                (double) bytes / entries,
                perPage,
                levelsFor(BILLION, perPage),
                BILLION / perPage * PAGE / GIGABYTE);
    }

    static int levelsFor(double entries, double perPage) {
        var levels = 1;
        for (var pages = entries / perPage; pages > 1; pages /= perPage) levels++;
        return levels;
    }
}
