package io.pipetrail.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.Shelf.PlaceTaken;
import io.pipetrail.eventstore.Shelf.Put;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A request whose outcome nobody knows is sent again, here or on another node, and a companion that leaves its mark keeps it
 * from having two effects. Seen red without the companion.
 */
@Timeout(300)
class LostAnswersTest {

    private static final Logger log = LoggerFactory.getLogger(LostAnswersTest.class);
    private static final int REQUESTS = 30;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());

    @Test
    void aRequestThatIsSentAgainHasOneEffect() {
        try (var wire = database.wire();
                var here = new Node(database.behind(wire));
                var there = new Node(database)) {
            Shelf.create(sql);
            for (var request = 0; request < REQUESTS; request++) {
                wire.loseAnswerTo("COMMIT");
                if (send(here, request) == Told.NOTHING) {
                    assertThat(send(request % 2 == 0 ? there : here, request)).isEqualTo(Told.TAKEN);
                }
            }

            var events = sql.queryForObject("select count(*) from eventstore.events", Integer.class);
            log.warn("{} answers lost, duplicates {}", wire.lost(), events - REQUESTS);
            assertThat(wire.lost()).isEqualTo(REQUESTS);
            assertThat(events).isEqualTo(REQUESTS);
            assertThat(sql.queryForList("select place from shelf", Integer.class))
                    .hasSize(REQUESTS)
                    .doesNotHaveDuplicates();
        }
    }

    private enum Told {
        DONE,
        TAKEN,
        NOTHING
    }

    /** What a request does each time anew: it makes a new box and puts it in its place. */
    private static Told send(Node node, int place) {
        var box = UUID.randomUUID().toString();
        try {
            node.engine.append(List.of(Node.opened(box)), List.of(new Put(place, box)), new ReadSet());
            return Told.DONE;
        } catch (PlaceTaken done) {
            return Told.TAKEN;
        } catch (UnknownOutcomeException e) {
            return Told.NOTHING;
        }
    }
}
