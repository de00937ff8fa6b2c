package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class AccessSchemaTest {

    private static final int SIDES = 4;

    @RepeatedTest(5)
    void severalSidesMayStartOnAnEmptyDatabaseAtOnce() {
        var database = TestDatabase.fresh().dataSource();
        var barrier = new CyclicBarrier(SIDES);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, SIDES)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> {
                                assertThatCode(barrier::await).doesNotThrowAnyException();
                                assertThatCode(() -> new AccessSchema(database)).doesNotThrowAnyException();
                            },
                            threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(starts).join();
        }
    }
}
