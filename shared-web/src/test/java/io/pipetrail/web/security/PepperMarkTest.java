package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PepperMarkTest {

    private static final Actor SOMEBODY = new Actor(Actor.Kind.OPERATOR, "operator", null);

    private final JdbcClient jdbc;

    PepperMarkTest() {
        var database = TestDatabase.fresh();
        new AccessSchema(database.dataSource());
        jdbc = JdbcClient.create(database.dataSource());
    }

    @Test
    void theSamePepperIsKnownAgain() {
        assertThat(PepperMark.compare(pepper("salt"), jdbc)).isTrue();
        issue();

        assertThat(PepperMark.compare(pepper("salt"), jdbc)).isTrue();
    }

    /** Seen red with a mark that the last one to start leaves. */
    @Test
    void anotherIsToldOf() {
        assertThat(PepperMark.compare(pepper("salt"), jdbc)).isTrue();
        issue();

        assertThat(PepperMark.compare(pepper("sugar"), jdbc)).isFalse();
        assertThat(PepperMark.compare(pepper("salt"), jdbc)).isTrue();
    }

    @Test
    void whereThereAreNoKeysItMayBeAnyOther() {
        assertThat(PepperMark.compare(pepper("salt"), jdbc)).isTrue();

        assertThat(PepperMark.compare(pepper("sugar"), jdbc)).isTrue();
    }

    /** Whoever was started last may never issue any. Seen red with a mark that is left at the start alone. */
    @Test
    void itIsThePepperOfTheFirstKey() {
        PepperMark.compare(pepper("salt"), jdbc);
        PepperMark.compare(pepper("sugar"), jdbc);
        issue();

        assertThat(PepperMark.compare(pepper("salt"), jdbc)).isTrue();
        assertThat(PepperMark.compare(pepper("sugar"), jdbc)).isFalse();
    }

    private Pepper pepper(String text) {
        return Pepper.of(text, jdbc);
    }

    private void issue() {
        new StoredApiKeys(new ApiKeyTable(jdbc), pepper("salt"), Clock.systemUTC())
                .issue(new Store(new TenantId(UUID.randomUUID()), "a-store"), "a key", Role.VIEWER, null, SOMEBODY);
    }
}
