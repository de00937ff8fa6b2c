package io.pipetrail.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** Seen red with a part that is gone on with in place. */
    @Test
    void whateverIsMadeOfAListItStaysWhatItIs() {
        var random = new Random(7);
        var lists = new ArrayList<Versions<Integer>>(List.of(Versions.of(List.of())));
        var plain = new ArrayList<List<Version<Integer>>>(List.of(List.of()));
        for (int i = 0; i < 300; i++) {
            int of = random.nextInt(lists.size());
            int count = random.nextInt(plain.get(of).size() + 1);
            var others = new ArrayList<Version<Integer>>();
            for (int n = random.nextInt(200); n > 0; n--) others.add(new Version<>(BEGIN, n, n));
            var expected = new ArrayList<>(plain.get(of).subList(0, count));
            expected.addAll(others);
            lists.add(lists.get(of).upTo(count, others));
            plain.add(expected);
        }

        assertThat(new ArrayList<List<Version<Integer>>>(lists)).isEqualTo(plain);
    }

    /** Seen red with all versions copied for each event: that took 900 kB at this length. */
    @Test
    void anEventInOrderCostsLittleHoweverLongTheStoryIs() {
        var timeline = Timeline.of(new Version<>(BEGIN, 0, 0));
        for (int i = 1; i < 50_000; i++) timeline = next(timeline, i);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 50_000; i < 50_100; i++) timeline = next(timeline, i);
        long after = threads.getCurrentThreadAllocatedBytes();

        assertThat((after - before) / 100).isLessThan(20_000);
        assertThat(timeline.versions()).hasSize(50_100);
    }

    private static Timeline<Integer> next(Timeline<Integer> timeline, int number) {
        return timeline.evolve(BEGIN.plusSeconds(number), number, before -> before + 1)
                .after();
    }
}
