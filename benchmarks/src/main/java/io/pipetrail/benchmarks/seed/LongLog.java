package io.pipetrail.benchmarks.seed;

import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.database.Database;

/** Makes a log long by repeating its first event's bytes under new ids, in the server itself. */
public final class LongLog {

    private static final int AT_ONCE = 500_000;

    private LongLog() {}

    /** The log has one event at least. */
    public static void fill(Database database, int events) {
        Progress.tell("filling the log with %,d events".formatted(events));
        var head = database.number("select max(position) from eventstore.events");
        while (head < events) {
            var more = Math.min(AT_ONCE, events - head);
            database.execute("""
                    insert into eventstore.events
                    select %d + n, uuidv7(), e.aggregate_type, uuidv7()::text, 0, e.type, e.revision, now(), e.payload, e.metadata
                    from generate_series(1, %d) n,
                         (select * from eventstore.events order by position limit 1) e""".formatted(head, more));
            head += more;
        }
        database.execute("vacuum (analyze) eventstore.events");
    }
}
