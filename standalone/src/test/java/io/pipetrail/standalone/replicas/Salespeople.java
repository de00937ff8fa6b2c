package io.pipetrail.standalone.replicas;

import static io.pipetrail.eventstore.testing.Patience.await;

import io.pipetrail.eventstore.testing.Patience;
import io.pipetrail.standalone.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients that create a deal, change it and read it back, over and over. Nothing is sent twice: whatever fails is told. */
final class Salespeople implements AutoCloseable {

    private static final int HOW_MANY = 4;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Api store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> working = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private volatile boolean over;

    Salespeople(Api store, String names) {
        this.store = store;
        for (var nr = 0; nr < HOW_MANY; nr++) {
            var name = names + "-" + nr + "-";
            working.add(threads.submit(() -> work(name)));
        }
    }

    /** The external ids of the deals that there must be. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    Queue<String> failures() {
        return failures;
    }

    long requests() {
        return requests.get();
    }

    /** Until so many requests more were answered, or failed. */
    void awaitRequests(int more) {
        var enough = requests.get() + more;
        await().atMost(Patience.PATIENCE.multipliedBy(2)).until(() -> requests.get() >= enough);
    }

    /** They finish what they are at. */
    @Override
    public void close() {
        over = true;
        threads.close();
    }

    private void work(String name) {
        for (var i = 0; !over; i++) {
            try {
                sell(name + i);
            } catch (RuntimeException | AssertionError e) {
                requests.incrementAndGet();
                failures.add(name + i + ": " + e);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void sell(String externalId) {
        var made = answered(
                        store.post("/deals", "{\"title\": \"A deal\", \"external_id\": \"%s\"}".formatted(externalId)))
                .expect(201);
        acknowledged.add(externalId);
        var deal = "/deals/" + made.text("/id");
        var changed = answered(store.with("If-Match", made.header("ETag")).patch(deal, "{\"value\": 7}"))
                .expect(200);
        var seen = answered(store.with("X-Min-Position", changed.header("X-Position"))
                        .get(deal))
                .expect(200);
        if (seen.json().at("/value").asLong() != 7) failures.add(externalId + " was not read as written");
    }

    private Api.Answer answered(Api.Answer answer) {
        requests.incrementAndGet();
        return answer;
    }
}
