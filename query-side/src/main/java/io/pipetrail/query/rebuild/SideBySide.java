package io.pipetrail.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Tasks that several connections share, each of which takes the next one whenever it is free. */
final class SideBySide {

    interface Task {
        void on(Connection connection) throws SQLException, InterruptedException;
    }

    private SideBySide() {}

    /** Begins them in this order and waits until all are done; after a failure no more is begun, and it is told when those that are begun have ended. */
    static void run(List<Task> tasks, List<Connection> connections) throws SQLException, InterruptedException {
        var left = new ConcurrentLinkedQueue<>(tasks);
        var workers = connections.stream()
                .<Callable<Void>>map(connection -> () -> work(left, connection))
                .toList();
        var factory = Thread.ofPlatform().daemon().name("rebuild-finisher-", 1).factory();
        try (var threads = Executors.newFixedThreadPool(workers.size(), factory)) {
            for (var worker : threads.invokeAll(workers)) worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException trouble) throw trouble;
            throw new IllegalStateException("The tables cannot be finished", e.getCause());
        }
    }

    private static Void work(Queue<Task> left, Connection connection) throws SQLException, InterruptedException {
        try {
            for (var task = left.poll(); task != null; task = left.poll()) task.on(connection);
            return null;
        } finally {
            left.clear(); // of what is left after a failure
        }
    }
}
