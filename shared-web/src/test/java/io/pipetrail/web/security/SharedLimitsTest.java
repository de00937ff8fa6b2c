package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.web.problem.Refusal;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What a client spends on one node it has not left on another. Time stands still but where a test says so. */
class SharedLimitsTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final long PER_SECOND = 4;

    private final AtomicLong nanos = new AtomicLong();
    private final String client = "client " + UUID.randomUUID();
    private final Node one = new Node();
    private final Node two = new Node();

    @BeforeAll
    static void migrate() {
        new AccessSchema(DATABASE.dataSource());
    }

    /** Seen red with what others told not charged. */
    @Test
    void whatIsSpentHereIsNotLeftThere() {
        one.spend(3);
        one.exchange();
        two.exchange();

        two.spend(1);
        assertThatThrownBy(() -> two.spend(1)).isInstanceOf(Refusal.class);
    }

    @Test
    void anotherClientHasItsOwn() {
        one.spend(4);
        one.exchange();
        two.exchange();

        assertThatCode(() -> two.limit.count("somebody else", null)).doesNotThrowAnyException();
    }

    /** Seen red with each telling charged as if it were all new. */
    @Test
    void nothingIsChargedTwice() {
        one.spend(2);
        one.exchange();
        two.exchange();
        two.exchange();
        two.exchange();

        two.spend(2);
        assertThatThrownBy(() -> two.spend(1)).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsToldTwiceBetweenTwoLooksIsChargedInFull() {
        one.spend(1);
        one.exchange();
        two.exchange();
        one.spend(1);
        one.exchange();
        one.spend(1);
        one.exchange();
        two.exchange();

        two.spend(1);
        assertThatThrownBy(() -> two.spend(1)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoSpentItAllOnBothWaitsUntilThatIsMadeUpFor() {
        one.spend(4);
        two.spend(4);
        one.exchange();
        two.exchange();
        one.exchange();

        pass(1_000);
        assertThatThrownBy(() -> one.spend(1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> two.spend(1)).isInstanceOf(Refusal.class);
        pass(250);
        one.spend(1);
        assertThatThrownBy(() -> one.spend(1)).isInstanceOf(Refusal.class);
    }

    /** Seen red with totals that are remembered while nobody listens. */
    @Test
    void whatWasSpentWhileNobodyListenedIsNotChargedAtOnce() {
        one.spend(1);
        one.exchange();
        two.exchange();
        two.shared.round();
        for (var i = 0; i < 8; i++) {
            pass(250);
            one.spend(1);
            one.exchange();
        }

        two.exchange();

        two.spend(3);
        assertThatThrownBy(() -> two.spend(1)).isInstanceOf(Refusal.class);
    }

    /** Seen red with only what the database says being caught. */
    @Test
    void aRoundThatGoesWrongIsNotTheLast() {
        var broken = new SpendingTable(new Broken(), UUID.randomUUID(), Duration.ofHours(1));
        try (var alone = new SharedLimits(broken, List.of(one.limit))) {
            one.spend(1);

            assertThatCode(alone::round).doesNotThrowAnyException();
        }
    }

    @Test
    void eachLimitIsForItself() {
        var guesses = new RateLimit("guesses", PER_SECOND, new Standing());
        try (var elsewhere = new SharedLimits(table(), List.of(guesses))) {
            one.spend(4);
            one.exchange();
            elsewhere.exchange();
        }

        assertThatCode(() -> guesses.count(client, null)).doesNotThrowAnyException();
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static SpendingTable table() {
        return new SpendingTable(DATABASE.dataSource(), UUID.randomUUID(), Duration.ofHours(1));
    }

    private final class Node {

        private final RateLimit limit = new RateLimit("requests", PER_SECOND, new Standing());
        private final SharedLimits shared = new SharedLimits(table(), List.of(limit));

        void spend(int requests) {
            for (var i = 0; i < requests; i++) limit.count(client, null);
        }

        void exchange() {
            shared.exchange();
        }
    }

    private static final class Broken extends AbstractDataSource {

        @Override
        public Connection getConnection() {
            throw new IllegalStateException("not what is expected");
        }

        @Override
        public Connection getConnection(String username, String password) {
            return getConnection();
        }
    }

    private final class Standing implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
