package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class AppendQueueTest {

    private final EventSerializer serializer = new EventSerializer(Node.TYPES);
    private final long bytes = append(1).bytes();

    @Test
    void aBatchHasNoMoreRequestsThanAllowed() throws InterruptedException {
        var queue = queue(3, 1000);
        var appends = List.of(append(1), append(1), append(1), append(1));
        appends.forEach(queue::add);

        assertThat(queue.take()).containsExactlyElementsOf(appends.subList(0, 3));
        assertThat(queue.take()).containsExactly(appends.getLast());
    }

    @Test
    void aBatchHasNoMoreBytesThanAllowedUnlessItsOnlyRequestHas() throws InterruptedException {
        var queue = queue(10, 3);
        var appends = List.of(append(2), append(1), append(1), append(5), append(1));
        appends.forEach(queue::add);

        assertThat(queue.take()).containsExactlyElementsOf(appends.subList(0, 2));
        assertThat(queue.take()).containsExactly(appends.get(2));
        assertThat(queue.take()).containsExactly(appends.get(3));
        assertThat(queue.take()).containsExactly(appends.get(4));
    }

    @Test
    void whatIsWithdrawnIsNotTaken() throws InterruptedException {
        var queue = queue(10, 1000);
        var first = append(1);
        var second = append(1);
        queue.add(first);
        queue.add(second);

        assertThat(queue.withdraw(first)).isTrue();
        assertThat(queue.take()).containsExactly(second);
        assertThat(queue.withdraw(second)).isFalse();
    }

    @Test
    void whatIsThereWhenItIsClosedCanBeTakenAndNothingIsAdded() throws InterruptedException {
        var queue = queue(10, 1000);
        var last = append(1);
        queue.add(last);
        queue.close();

        assertThatThrownBy(() -> queue.add(append(1))).isInstanceOf(EventStoreUnavailableException.class);
        assertThat(queue.take()).containsExactly(last);
        assertThat(queue.take()).isEmpty();
    }

    /** A batch of so many requests and so many times the bytes of one event. */
    private AppendQueue queue(int batch, int events) {
        return new AppendQueue(new EventStoreProperties.Queue(100, batch, DataSize.ofBytes(events * bytes)));
    }

    private QueuedAppend append(int events) {
        var rows = LongStream.range(0, events)
                .mapToObj(sequence -> Row.of(filled("a", sequence), serializer))
                .toList();
        return new QueuedAppend(new AppendRequest(rows, List.of(), Map.of()));
    }
}
