package io.pipetrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void eachConnectionHasATaskAtTheSameTime() throws Exception {
        try (var one = connection();
                var other = connection()) {
            var met = new CyclicBarrier(2);
            var used = new ConcurrentLinkedQueue<Connection>();
            SideBySide.Task meeting = connection -> {
                used.add(connection);
                meet(met);
            };

            SideBySide.run(List.of(meeting, meeting), List.of(one, other));

            assertThat(used).containsExactlyInAnyOrder(one, other);
        }
    }

    @Test
    void afterAFailureNoMoreIsBegunAndItIsTold() throws Exception {
        try (var connection = connection()) {
            var begun = new ConcurrentLinkedQueue<String>();
            List<SideBySide.Task> tasks = List.of(
                    ignored -> begun.add("first"),
                    ignored -> {
                        begun.add("refused");
                        throw new SQLException("no", "42000");
                    },
                    ignored -> begun.add("after"));

            assertThatThrownBy(() -> SideBySide.run(tasks, List.of(connection)))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("no");
            assertThat(begun).containsExactly("first", "refused");
        }
    }

    private Connection connection() throws SQLException {
        return database.dataSource().getConnection();
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
