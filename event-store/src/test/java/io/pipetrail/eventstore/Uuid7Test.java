package io.pipetrail.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    @Test
    void itIsAVersion7OfTheIetfVariantAndTellsTheTime() {
        var before = System.currentTimeMillis();
        var id = Uuid7.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void eachIsGreaterThanTheOneBeforeEvenWithinAMillisecond() {
        assertThat(Stream.generate(Uuid7::next).limit(100_000).map(UUID::toString))
                .isSorted();
    }

    @Test
    void noTwoThreadsGetTheSame() {
        var ids = IntStream.range(0, 200_000)
                .parallel()
                .mapToObj(i -> Uuid7.next())
                .toList();

        assertThat(new HashSet<>(ids)).hasSize(ids.size());
    }

    @Test
    void axonMintsThemToo() {
        assertThat(UUID.fromString(IdentifierFactory.getInstance().generateIdentifier())
                        .version())
                .isEqualTo(7);
    }
}
