package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.peers.axon.AxonApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** Axon with its own event store on JPA, as a process of its own on a database of its own. */
public final class AxonPeer implements AutoCloseable {

    private final ServerProcess process;
    private final Deals deals;

    private AxonPeer(Workshop workshop, ServerProcess process) {
        this.process = process;
        var stages = LongStream.rangeClosed(1, 5)
                .mapToObj(number -> new UUID(1, number).toString())
                .toList();
        deals = new Deals(workshop, process.address(), "/deals", Map.of(), stages);
    }

    /** Does not wait until it is ready. */
    public static AxonPeer stock(Workshop workshop) {
        return start(workshop, "stock", Map.of());
    }

    /** Does not wait until it is ready. */
    public static AxonPeer tuned(Workshop workshop) {
        return start(workshop, "tuned", Map.of("SPRING_PROFILES_ACTIVE", "tuned"));
    }

    private static AxonPeer start(Workshop workshop, String name, Map<String, String> environment) {
        var database = workshop.cluster().create(name);
        var all = new HashMap<>(environment);
        all.put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        List<String> what = ClassPath.run(AxonApplication.class);
        var process = ServerProcess.start(name, workshop.folder(), workshop.options(), what, all);
        return new AxonPeer(workshop, process);
    }

    /** Waits until there is somebody to take them. */
    public Deals deals() {
        process.awaitReady("/ready");
        return deals;
    }

    @Override
    public void close() {
        process.close();
    }
}
