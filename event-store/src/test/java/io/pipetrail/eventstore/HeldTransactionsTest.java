package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Followers skip nothing while a transaction that has its positions already is held open, and then committed, rolled back or
 * ended by force, and another process appends meanwhile. Seen red with positions from a sequence and no lock: what was held
 * was never seen by those who had read further.
 */
@Timeout(300)
class HeldTransactionsTest {

    private static final Logger log = LoggerFactory.getLogger(HeldTransactionsTest.class);
    private static final int ROUNDS = 9;
    private static final int HOLD = 42;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final List<List<String>> seen = List.of(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void boxesThatAreHeldAtTheirCommit() {
        new EventStoreSchema(database.dataSource());
        Shelf.create(sql);
        sql.execute("create function hold() returns trigger language plpgsql as 'begin if new.stream like ''held-%''"
                + " then perform pg_advisory_xact_lock(" + HOLD + "); end if;"
                + " if new.stream like ''%-refused'' then raise exception ''refused''; end if; return null; end'");
        sql.execute("create constraint trigger hold after insert on eventstore.events deferrable initially deferred"
                + " for each row execute function hold()");
    }

    @Test
    void whatIsCommittedLateIsNotSkipped() throws Exception {
        try (var here = new Node(database);
                var there = new Node(database);
                var threads = Executors.newCachedThreadPool()) {
            var followers = List.of(
                    threads.submit(() -> follow(here, seen.get(0))), threads.submit(() -> follow(there, seen.get(1))));
            for (var round = 0; round < ROUNDS; round++) {
                hold(round, here, there, threads);
            }
            await().ignoreExceptions().until(() -> {
                here.engine.appendEvents(Node.opened("last"));
                return true;
            });
            for (var follower : followers) {
                follower.get();
            }

            var stored = sql.queryForList("select stream from eventstore.events order by position", String.class);
            assertThat(seen).allSatisfy(each -> assertThat(each).containsExactlyElementsOf(stored));
            assertThat(stored).containsAll(ledger.acknowledged).doesNotContainAnyElementsOf(ledger.refused);
            assertThat(sql.queryForList("select position from eventstore.events order by 1", Long.class))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, stored.size()).boxed().toList());
            log.warn("{} transactions held, {}, appended {} = seen", ROUNDS, ledger, stored.size());
        }
    }

    private void hold(int round, Node here, Node there, ExecutorService threads) throws Exception {
        var tasks = new ArrayList<Future<?>>();
        try (var other = holding()) {
            var held = "held-" + round + (round % 3 == 1 ? "-refused" : "");
            tasks.add(threads.submit(() -> ledger.append(here.engine, held)));
            await().until(() -> waiting() == 1);
            var free = threads.submit(() -> ledger.append(there.engine, "free-" + round));
            tasks.add(free);
            await().until(() -> free.isDone() || waiting() == 2);
            awaitSeen();
            if (round % 3 == 2) {
                sql.execute(
                        "select pg_terminate_backend(pid, 60000) from pg_locks where locktype = 'advisory' and objid = "
                                + HOLD + " and not granted");
            }
            other.rollback();
        }
        for (var task : tasks) {
            task.get();
        }
        awaitSeen();
    }

    /** Until the followers are as far as they can be now. */
    private void awaitSeen() {
        var stored = sql.queryForObject("select count(*) from eventstore.events", Integer.class);
        await().until(() -> seen.stream().allMatch(each -> each.size() >= stored));
    }

    private long waiting() {
        return sql.queryForObject(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'advisory'",
                Long.class);
    }

    private Connection holding() throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(" + HOLD + ")");
        }
        return connection;
    }

    private static Void follow(Node node, List<String> seen) throws InterruptedException {
        try (var stream = node.store.openStream(null)) {
            while (stream.hasNextAvailable(120, TimeUnit.SECONDS)) {
                var event = (DomainEventMessage<?>) stream.nextAvailable();
                seen.add(event.getAggregateIdentifier());
                if (event.getAggregateIdentifier().equals("last")) return null;
            }
        }
        throw new AssertionError("The last event did not come");
    }
}
