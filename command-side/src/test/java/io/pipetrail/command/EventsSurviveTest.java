package io.pipetrail.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pipetrail.events.Examples;
import io.pipetrail.eventstore.EventSerializer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who follows the log gets an event as it was made here, or as it is read from the log: the two are equal. Seen red with a
 * component of {@code DealRenamed} that is not written.
 */
class EventsSurviveTest {

    private final EventSerializer serializer = new EventSerializer(new CommandSide().eventTypes());

    @TestFactory
    Stream<DynamicTest> everyEventIsReadAsItWasMade() {
        return Examples.all()
                .map(event -> dynamicTest(event.getClass().getSimpleName(), () -> {
                    Object read = serializer.deserialize(serializer.serialize(event, byte[].class));
                    assertThat(read).isEqualTo(event);
                }));
    }
}
