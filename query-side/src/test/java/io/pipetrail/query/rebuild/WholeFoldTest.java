package io.pipetrail.query.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.Story;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seen red with one event fewer at each try: 912,000 were looked at. */
class WholeFoldTest {

    private static final int LENGTH = 2_000;
    private static final int GUILTY = 700;

    /** Cannot fold the title "bug"; counts what it folds. */
    private record Counting(AtomicInteger looks, List<StoredEvent> kept) implements Projection, Afresh {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void project(List<StoredEvent> events, Connection connection) {}

        @Override
        public Afresh afresh() {
            return this;
        }

        @Override
        public void deal(List<StoredEvent> story, Rows rows) {
            for (var event : story) {
                looks.incrementAndGet();
                if (((DealRenamed) event.payload()).title().equals("bug")) throw new IllegalStateException("a bug");
            }
            kept.addAll(story);
        }
    }

    @Test
    void aLongStoryIsFoldedUpToItsPoisonousEventInAFewTries() throws Exception {
        var tenant = new TenantId(UUID.randomUUID());
        var deal = new DealId(UUID.randomUUID());
        var story = new Story();
        for (int i = 0; i < LENGTH; i++) story.then(new DealRenamed(tenant, deal, i == GUILTY ? "bug" : "Deal " + i));
        var stream = story.events().stream()
                .map(event -> new LogRow(event.position(), event.stream(), event, null))
                .toList();
        var counting = new Counting(new AtomicInteger(), new ArrayList<>());
        var parked = new ArrayList<String>();
        var rows = new CopyRows(texts(ParkedRow.ROWS.columns()), CopyRows.PLAIN, (copy, full) -> {
            parked.addAll(lines(full));
            return full.cleared();
        });

        new WholeFold(counting, rows).stream(stream, story.events());

        rows.handOnAll();
        assertThat(counting.kept()).isEqualTo(story.events().subList(0, GUILTY));
        assertThat(counting.looks()).hasValueLessThan(3 * LENGTH);
        assertThat(parked).hasSize(LENGTH - GUILTY);
        var guilty = story.events().get(GUILTY).position();
        assertThat(parked.getFirst()).contains("\t" + guilty + "\t").contains("IllegalStateException");
        assertThat(IntStream.range(1, parked.size()).mapToObj(parked::get))
                .allMatch(line -> line.contains("behind a parked event"));
    }

    private static Map<String, Map<String, Column>> texts(List<String> names) {
        var text = new Column(Column.Type.TEXT, true);
        return Map.of(
                ParkedRow.ROWS.table(), names.stream().collect(Collectors.toMap(Function.identity(), name -> text)));
    }

    /** Rows of nothing but texts, with a tab after each. */
    private static List<String> lines(CopyBuffer full) {
        var lines = new ArrayList<String>();
        var bytes = ByteBuffer.wrap(full.bytes()).position(new CopyBuffer().size());
        for (var values = bytes.getShort(); values >= 0; values = bytes.getShort()) {
            var line = new StringBuilder();
            for (int i = 0; i < values; i++) {
                var value = new byte[bytes.getInt()];
                bytes.get(value);
                line.append(new String(value, UTF_8)).append('\t');
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
