package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.load.Load;
import io.pipetrail.benchmarks.load.SampleDeal;
import io.pipetrail.benchmarks.peers.noop.NoOpApplication;
import io.pipetrail.benchmarks.rounds.Contestant;
import java.util.List;
import java.util.Map;

/** The no-op endpoint, as a process of its own. */
public final class NoOp implements AutoCloseable {

    private static final String PATH = "/noop";

    private final Workshop workshop;
    private final ServerProcess process;

    private NoOp(Workshop workshop, ServerProcess process) {
        this.workshop = workshop;
        this.process = process;
    }

    /** Does not wait until it is ready. */
    public static NoOp start(Workshop workshop) {
        var process = ServerProcess.start(
                "noop", workshop.folder(), workshop.options(), ClassPath.run(NoOpApplication.class), Map.of());
        return new NoOp(workshop, process);
    }

    public Contestant getting() {
        var load = Load.get(process.awaitReady(PATH).address(), List.of(PATH), Map.of());
        return Contestant.of("no-op GET", seconds -> workshop.generator().run(load, Workshop.CONNECTIONS, seconds));
    }

    public Contestant posting() {
        var load = new Load(
                "POST",
                process.awaitReady(PATH).address(),
                List.of(PATH),
                List.of(SampleDeal.body("stage")),
                Map.of("Content-Type", "application/json"));
        return Contestant.of("no-op POST", seconds -> workshop.generator().run(load, Workshop.CONNECTIONS, seconds));
    }

    @Override
    public void close() {
        process.close();
    }
}
