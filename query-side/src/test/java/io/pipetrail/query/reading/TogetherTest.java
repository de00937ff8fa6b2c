package io.pipetrail.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TogetherTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(100);

    /** What there is: it may change. */
    private final Map<String, String> values = new ConcurrentHashMap<>(Map.of("a", "A", "b", "B", "c", "C"));

    private final List<List<String>> lookups = new CopyOnWriteArrayList<>();
    private final BlockingQueue<CountDownLatch> begun = new LinkedBlockingQueue<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    /** Whoever is still looking up is let go, for the next test. */
    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void whoComesAloneIsAnsweredAlone() {
        var together = new Together<>(8, NEVER, this::lookUp);

        assertThat(together.find("a")).contains("A");
        assertThat(together.find("nothing")).isEmpty();
        assertThat(lookups).containsExactly(List.of("a"), List.of("nothing"));
    }

    /** Seen red with a lookup for each. */
    @Test
    void whoComesWhileALookupIsUnderWayIsLookedUpWithTheOthers() throws Exception {
        var together = new Together<>(8, NEVER, this::slowly);
        var first = ask(together, "a");
        var gate = begun();
        var others = askAll(together, "b", "c", "nothing", "b");

        gate.countDown();
        begun().countDown();

        assertThat(answer(first)).contains("A");
        assertThat(answers(others))
                .containsExactly(Optional.of("B"), Optional.of("C"), Optional.empty(), Optional.of("B"));
        assertThat(lookups).hasSize(2);
        assertThat(lookups.getLast()).containsExactlyInAnyOrder("b", "c", "nothing");
    }

    /** Seen red with the answer of the lookup that was under way. */
    @Test
    void whatHappenedBeforeItWasAskedForIsSeen() throws Exception {
        var together = new Together<>(8, NEVER, this::slowly);
        var first = ask(together, "a");
        var gate = begun();
        values.put("a", "new");
        var second = askAll(together, "a");

        gate.countDown();
        begun().countDown();

        assertThat(answers(second)).containsExactly(Optional.of("new"));
        assertThat(answer(first)).contains("A");
    }

    @Test
    void noMoreAreLookedUpAtOnceThanIsAllowed() throws Exception {
        var together = new Together<>(2, NEVER, this::slowly);
        var first = ask(together, "a");
        var gate = begun();
        var others = askAll(together, "a", "b", "c");

        gate.countDown();
        begun().countDown();
        begun().countDown();

        assertThat(answers(others)).containsExactlyInAnyOrder(Optional.of("A"), Optional.of("B"), Optional.of("C"));
        assertThat(answer(first)).contains("A");
        assertThat(lookups).hasSize(3).allSatisfy(lookup -> assertThat(lookup).hasSizeLessThanOrEqualTo(2));
    }

    /** Seen red with one reason for all. */
    @Test
    void onlyTheGuiltyFails() throws Exception {
        var together = new Together<String, String>(8, NEVER, keys -> {
            var found = slowly(keys);
            if (keys.contains("bad")) throw new IllegalStateException("cannot be read");
            return found;
        });
        var first = ask(together, "a");
        var gate = begun();
        var good = askAll(together, "b");
        var bad = ask(together, "bad");
        await().until(() -> together.waiting() == 2);

        gate.countDown();
        begun().countDown();
        begun().countDown();
        begun().countDown();

        assertThat(answers(good)).containsExactly(Optional.of("B"));
        assertThatThrownBy(() -> answer(bad)).hasRootCauseMessage("cannot be read");
        assertThat(answer(first)).contains("A");
    }

    /** It would only take as long again: seen red with another try for each. */
    @Test
    void aDatabaseThatIsAwayIsNotAskedAgain() throws Exception {
        var together = new Together<String, String>(8, NEVER, keys -> {
            slowly(keys);
            if (lookups.size() > 1) throw new DataAccessResourceFailureException("it is away");
            return Map.of();
        });
        var first = ask(together, "a");
        var gate = begun();
        var others = askAll(together, "b", "c");

        gate.countDown();
        begun().countDown();

        assertThat(answer(first)).isEmpty();
        for (var other : others) {
            assertThatThrownBy(() -> answer(other))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(lookups).hasSize(2);
    }

    /** Seen red with one lookup at a time, come what may. */
    @Test
    void aLookupThatHangsIsNotWaitedFor() throws Exception {
        var together = new Together<>(8, SOON, this::slowly);
        var hanging = ask(together, "a");
        var gate = begun();

        // Whoever came while it was not late yet, and nobody comes after them: the clock has them go on.
        var waiting = ask(together, "b");
        begun().countDown();
        assertThat(answer(waiting)).contains("B");

        // It is still under way, and no more in anybody's way.
        for (int i = 0; i < 3; i++) {
            var next = ask(together, "c");
            begun().countDown();
            assertThat(answer(next)).contains("C");
        }

        gate.countDown();
        assertThat(answer(hanging)).contains("A");
    }

    private Map<String, String> lookUp(Collection<String> keys) {
        lookups.add(List.copyOf(keys));
        var found = new HashMap<String, String>();
        for (var key : keys) if (values.containsKey(key)) found.put(key, values.get(key));
        return found;
    }

    /** Finds what there is when it begins, and goes on when it is let. */
    private Map<String, String> slowly(Collection<String> keys) {
        var found = lookUp(keys);
        var gate = new CountDownLatch(1);
        begun.add(gate);
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** The gate of the next lookup that begins. */
    private CountDownLatch begun() throws InterruptedException {
        var gate = begun.poll(1, TimeUnit.MINUTES);
        if (gate == null) throw new AssertionError("no lookup began, after " + lookups);
        return gate;
    }

    private static <T> T answer(Future<T> asked) throws Exception {
        return asked.get(1, TimeUnit.MINUTES);
    }

    private Future<Optional<String>> ask(Together<String, String> together, String key) {
        return clients.submit(() -> together.find(key));
    }

    /** All of them wait when this returns. */
    private List<Future<Optional<String>>> askAll(Together<String, String> together, String... keys) {
        var before = together.waiting();
        var asked = Stream.of(keys).map(key -> ask(together, key)).toList();
        await().until(() -> together.waiting() == before + keys.length);
        return asked;
    }

    private static List<Optional<String>> answers(List<Future<Optional<String>>> asked) throws Exception {
        var answers = new ArrayList<Optional<String>>();
        for (var one : asked) answers.add(answer(one));
        return answers;
    }
}
