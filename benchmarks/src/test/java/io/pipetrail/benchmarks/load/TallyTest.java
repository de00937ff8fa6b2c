package io.pipetrail.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What the load generators print is read as it is meant. */
class TallyTest {

    @Test
    void pgbenchCountsWithoutTheTimeForConnecting() {
        var tally = Pgbench.tally("""
                number of transactions actually processed: 30000
                latency average = 2.1 ms
                initial connection time = 40.1 ms
                tps = 15000.5 (without initial connection time)
                """);

        assertThat(tally.requests()).isEqualTo(30_000);
        assertThat(tally.perSecond()).isCloseTo(15_000.5, within(0.1));
    }

    @Test
    void wrkCountsWhatWasRefusedAsFailed() {
        var tally = Wrk.tally("Running 1s test\nTALLY requests=1000 micros=500000 failures=100\n");

        assertThat(tally.perSecond()).isCloseTo(1_800, within(0.001));
        assertThat(tally.failures()).isEqualTo(100);
    }

    @Test
    void aProgramThatFailsIsNoZero() {
        assertThatIllegalStateException().isThrownBy(() -> Pgbench.tally("connection refused"));
        assertThatIllegalStateException().isThrownBy(() -> Wrk.tally("unable to connect"));
    }
}
