package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.rounds.Contestant;
import java.nio.file.Path;

/** The limit of all writes: the event store's row and indexes, one insert a transaction. */
public interface Inserts {

    /** Which program does it, in which version. */
    String program();

    Contestant clients(int clients);

    /** By pgbench where it is installed, else by a stand-in that says that it is one. */
    static Inserts into(Database database, Path folder) {
        EventTable.create(database);
        return Programs.find("pgbench")
                .<Inserts>map(pgbench -> new Pgbench(pgbench, database, folder))
                .orElseGet(() -> new JdbcInserts(database));
    }
}
