package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.opened;
import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.unit.DataSize;

/** The database goes away, and comes back. */
@Timeout(300)
class OutageTest {

    private static final Duration NO_POLL = Duration.ofMinutes(10);

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void afterItsConnectionsBrokeAProcessHearsOfOthersAgain() throws InterruptedException {
        try (var here = node(Node.properties(NO_POLL));
                var there = node(Node.properties(NO_POLL));
                var stream = here.store.openStream(null)) {
            for (var sequence = 0; sequence < 3; sequence++) {
                database.breakConnections();
                var next = filled("a", sequence);
                await().ignoreException(EventStoreUnavailableException.class).until(() -> {
                    there.engine.appendEvents(next);
                    return true;
                });
                await().ignoreException(EventStoreUnavailableException.class)
                        .until(() -> stream.hasNextAvailable(30, TimeUnit.SECONDS));
                assertThat(stream.nextAvailable().getIdentifier()).isEqualTo(next.getIdentifier());
            }
        }
    }

    @Test
    void whileTheDatabaseIsAwayThatIsSaidAndNothingIsWritten() {
        try (var node = node(Node.properties(NO_POLL))) {
            node.engine.appendEvents(opened("a"));
            database.allowConnections(false);

            assertThatThrownBy(() -> node.engine.appendEvents(opened("b")))
                    .isInstanceOf(EventStoreUnavailableException.class);
            assertThatThrownBy(() -> node.engine.readEvents("a")).isInstanceOf(EventStoreUnavailableException.class);

            database.allowConnections(true);
            await().ignoreException(EventStoreUnavailableException.class).until(() -> {
                node.engine.appendEvents(opened("b"));
                return true;
            });
            assertThat(node.log.head()).isEqualTo(2);
        }
    }

    @Test
    void whoDoesNotGetATurnInTimeIsToldSo() throws SQLException {
        var longEnough = Duration.ofSeconds(20);
        try (var node = node(new EventStoreProperties(
                        true,
                        Node.QUEUE,
                        DataSize.ofBytes(0),
                        Node.TAIL,
                        false,
                        NO_POLL,
                        longEnough,
                        Duration.ofSeconds(1),
                        longEnough,
                        longEnough));
                var other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.createStatement()) {
                lock.execute("select eventstore.append('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')");
            }

            assertThatThrownBy(() -> node.engine.appendEvents(opened("a")))
                    .isInstanceOf(EventStoreUnavailableException.class)
                    .hasMessageContaining("55P03");

            other.rollback();
            node.engine.appendEvents(opened("a"));
        }
    }

    @Test
    void aCommitThatGetsNoAnswerHasAnUnknownOutcome() {
        Shelf.create(new JdbcTemplate(database.dataSource()));
        try (var node = node(Node.properties(NO_POLL))) {
            try (var breaking = appender(breakingAtCommit(false))) {
                assertThatThrownBy(() -> breaking.append(request())).isInstanceOf(UnknownOutcomeException.class);
                assertThat(node.log.head()).isZero();
            }
            try (var committing = appender(breakingAtCommit(true))) {
                assertThatThrownBy(() -> committing.append(request())).isInstanceOf(UnknownOutcomeException.class);
                assertThat(node.log.head()).isEqualTo(1);
            }
        }
    }

    private static GroupCommitAppender appender(DataSource writer) {
        var longEnough = Duration.ofSeconds(20);
        var meters = new WriterMeters(new SimpleMeterRegistry());
        return new GroupCommitAppender(writer, Node.QUEUE, longEnough, position -> {}, meters).start();
    }

    private static AppendRequest request() {
        return new AppendRequest(
                List.of(Row.of(opened("a"), new EventSerializer(Node.TYPES))),
                List.of(new Shelf.Put(1, "a")),
                Map.of());
    }

    /** Connections that break right before the commit, or right after it and before its answer. */
    private DataSource breakingAtCommit(boolean committed) {
        return new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                connection.setAutoCommit(false);
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if ("commit".equals(method.getName())) {
                                if (committed) {
                                    connection.commit();
                                    throw new SQLException("The answer did not come", "08006");
                                }
                                database.breakConnections();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
    }

    private Node node(EventStoreProperties properties) {
        return new Node(database, Node.TYPES, NoOpEventUpcaster.INSTANCE, properties);
    }
}
