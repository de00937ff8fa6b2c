package io.pipetrail.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.Shelf.Put;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What senders were told of their appends, to be compared with what is in the log. */
final class Ledger {

    final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    final Queue<String> unknown = new ConcurrentLinkedQueue<>();
    final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger places = new AtomicInteger();

    /** Appends two events of a new box and its place on the shelf. */
    void append(PostgresEventStorageEngine engine, String box) {
        append(engine, box, Node.opened(box), Node.filled(box, 1));
    }

    void append(PostgresEventStorageEngine engine, String box, EventMessage<?>... events) {
        try {
            engine.append(List.of(events), List.of(new Put(places.incrementAndGet(), box)), new ReadSet());
            acknowledged.add(box);
        } catch (UnknownOutcomeException e) {
            unknown.add(box);
        } catch (EventStoreException | AggregateStreamCreationException e) {
            refused.add(box);
        }
    }

    /** Each acknowledged append is there once and whole, no refused one is, and positions have no gaps. */
    void agreesWith(TestDatabase database) {
        var sql = new JdbcTemplate(database.dataSource());
        var boxes = sql.queryForList("select stream from eventstore.events where sequence = 0", String.class);
        var places = sql.queryForList("select box from shelf", String.class);
        var stored = sql.queryForObject("select count(*) from eventstore.events", Long.class);

        assertThat(boxes)
                .containsAll(acknowledged)
                .doesNotContainAnyElementsOf(refused)
                .doesNotHaveDuplicates();
        assertThat(places).containsExactlyInAnyOrderElementsOf(boxes);
        assertThat(sql.queryForList("select position from eventstore.events order by 1", Long.class))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, stored).boxed().toList());
        assertThat(sql.queryForObject(
                        "select count(*) from (select stream from eventstore.events group by stream"
                                + " having count(*) <> max(sequence) + 1 or min(sequence) <> 0) torn",
                        Long.class))
                .as("appends of which a part is there")
                .isZero();
    }

    @Override
    public String toString() {
        return "%d acknowledged, %d unknown, %d refused".formatted(acknowledged.size(), unknown.size(), refused.size());
    }
}
