package io.pipetrail.standalone.containers;

import static io.pipetrail.eventstore.testing.Patience.await;

import io.pipetrail.standalone.Api;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients of a store who make deals, change them and look at them, until it is enough, and send nothing a second time. */
final class Traffic implements AutoCloseable {

    private static final int CLIENTS = 12;

    private final Api store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger created = new AtomicInteger();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    private Traffic(Api store) {
        this.store = store;
    }

    static Traffic in(Api store) {
        var traffic = new Traffic(store);
        for (var client = 0; client < CLIENTS; client++) traffic.threads.submit(traffic::work);
        return traffic;
    }

    private void work() {
        while (!enough) {
            try {
                one();
            } catch (RuntimeException broken) {
                lost.add(broken.toString());
            }
        }
    }

    private void one() {
        var made = store.post("/deals", "{\"title\":\"Under way\"}");
        if (!expected("POST", made, 201)) return;
        created.incrementAndGet();
        var deal = "/deals/" + made.text("/id");
        expected("PATCH", store.patch(deal, "{\"value\":7}"), 200);
        expected("GET", store.get(deal), 200);
        expected("GET", store.get("/pipeline-summary"), 200);
    }

    private boolean expected(String method, Api.Answer answer, int status) {
        answered.incrementAndGet();
        if (answer.status() == status) return true;
        lost.add(method + " " + answer.status() + " " + answer.body());
        return false;
    }

    /** So many more from now on. */
    void awaitAnswers(int more) {
        var wanted = answered.get() + more;
        await().until(() -> answered.get() >= wanted || !lost.isEmpty());
    }

    int answered() {
        return answered.get();
    }

    int created() {
        return created.get();
    }

    /** What was answered otherwise than it should have been, or not at all. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    @Override
    public void close() {
        enough = true;
        threads.close();
    }
}
