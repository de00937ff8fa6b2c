package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.rounds.Contestant;
import io.pipetrail.benchmarks.rounds.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, with prepared statements over the same loopback as everybody. */
final class Pgbench implements Inserts {

    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int THREADS = 2;

    private final Path pgbench;
    private final Database database;
    private final Path script;

    Pgbench(Path pgbench, Database database, Path folder) {
        this.pgbench = pgbench;
        this.database = database;
        this.script = folder.resolve("insert.sql");
        try {
            Files.writeString(script, EventTable.insert(":payload", ":metadata") + ";\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String program() {
        return Programs.run(List.of(pgbench.toString(), "--version")).strip();
    }

    @Override
    public Contestant clients(int clients) {
        return Contestant.of(
                "pgbench, %d client%s".formatted(clients, clients == 1 ? "" : "s"), seconds -> run(clients, seconds));
    }

    private Tally run(int clients, int seconds) {
        var output = Programs.run(List.of(
                pgbench.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + clients,
                "--jobs=" + Math.min(clients, THREADS),
                "--time=" + seconds,
                "--define=payload=" + EventTable.payload(),
                "--define=metadata=" + EventTable.metaData(),
                "--host=localhost",
                "--port=" + database.port(),
                "--username=" + Database.USER,
                database.name()));
        return tally(output);
    }

    /** The time is what the rate was taken over: without that for connecting. */
    static Tally tally(String output) {
        var done = DONE.matcher(output);
        var rate = RATE.matcher(output);
        if (!done.find() || !rate.find() || output.contains("aborted"))
            throw new IllegalStateException("pgbench failed: " + output);
        var count = Long.parseLong(done.group(1));
        return new Tally(count, 0, Duration.ofNanos((long) (count * 1e9 / Double.parseDouble(rate.group(1)))));
    }
}
