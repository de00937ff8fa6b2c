package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.rounds.Tally;
import java.nio.file.Path;

/** Sends a load over some connections, each request as soon as the last one on the connection was answered. */
public interface Generator {

    /** Which program it is, in which version. */
    String program();

    /** An answer that is not 2xx is a failure. */
    Tally run(Load load, int connections, int seconds);

    /** wrk where it is installed, else a stand-in that says that it is one. */
    static Generator here(Path folder) {
        return Programs.find("wrk").<Generator>map(wrk -> new Wrk(wrk, folder)).orElseGet(JavaGenerator::new);
    }
}
