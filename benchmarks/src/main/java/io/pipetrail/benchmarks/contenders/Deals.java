package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.load.Load;
import io.pipetrail.benchmarks.load.SampleDeal;
import io.pipetrail.benchmarks.rounds.ClosedLoop;
import io.pipetrail.benchmarks.rounds.Contestant;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The deals of a server that takes POST and PATCH, ours or a peer.
 *
 * @param path of the collection
 * @param headers that each request needs
 * @param stages four at least, in which deals are open
 */
public record Deals(Workshop workshop, String server, String path, Map<String, String> headers, List<String> stages) {

    private static final String JSON = "application/json";
    private static final int AT_ONCE = 16;

    public Deals with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Deals(workshop, server, path, Map.copyOf(more), stages);
    }

    /** How many are moved in turn. */
    public int movable() {
        return workshop.plan().movableDeals();
    }

    /** Creates deals, over and over. */
    public Contestant creating(String name) {
        var load = new Load("POST", server, List.of(path), List.of(SampleDeal.body(stages.getFirst())), writing());
        return Contestant.of(name, seconds -> workshop.generator().run(load, Workshop.CONNECTIONS, seconds));
    }

    /**
     * Moves deals back and forth between two stages; in every other round they are two others, so that each move is one,
     * wherever the last round ended.
     */
    public Contestant moving(String name, Queue<String> deals) {
        var rounds = new AtomicInteger();
        var paths = deals.stream().map(id -> path + "/" + id).toList();
        return Contestant.of(name, seconds -> {
            var first = rounds.getAndIncrement() % 2 * 2;
            var bodies = List.of(SampleDeal.moveBody(stages.get(first)), SampleDeal.moveBody(stages.get(first + 1)));
            var load = new Load("PATCH", server, paths, bodies, writing());
            return workshop.generator().run(load, Workshop.CONNECTIONS, seconds);
        });
    }

    /** Makes as many deals, in the last of the stages, and returns their ids. */
    public Queue<String> make(int count) {
        var made = new ConcurrentLinkedQueue<String>();
        var left = new AtomicInteger(count);
        var client = new HttpJson(server, headers);
        var threads = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    while (left.getAndDecrement() > 0) made.add(create(client));
                }))
                .toList();
        ClosedLoop.join(threads);
        if (made.size() != count) throw new IllegalStateException("Only %d of %d deals".formatted(made.size(), count));
        return made;
    }

    private String create(HttpJson client) {
        try {
            var answer = client.send("POST", path, SampleDeal.body(stages.getLast()));
            var location = answer.headers()
                    .firstValue("Location")
                    .orElseThrow(
                            () -> new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body()));
            return location.substring(location.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> writing() {
        return with("Content-Type", JSON).headers();
    }
}
