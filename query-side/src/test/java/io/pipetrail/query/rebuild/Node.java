package io.pipetrail.query.rebuild;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.QuerySideApplication;
import io.pipetrail.query.audit.Audited;
import io.pipetrail.query.projection.LongWrites;
import io.pipetrail.query.projection.Progress;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The query side as it runs, as one of maybe several nodes on a database, with other projections where a test wants these. */
final class Node implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final TestDatabase database;

    private Node(ConfigurableApplicationContext context, TestDatabase database) {
        this.context = context;
        this.database = database;
    }

    static Node on(TestDatabase database) {
        return on(database, projection -> projection);
    }

    static Node on(TestDatabase database, UnaryOperator<Projection> instead) {
        var application = new SpringApplicationBuilder(QuerySideApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean instanceof Projection projection ? instead.apply(projection) : bean;
                    }
                }));
        var context = application.run(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--pipetrail.drain=0s",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--pipetrail.operator-key=operator-key-of-the-tests");
        return new Node(context, database);
    }

    /** Records what happened, as of then, and waits until it is folded. */
    void happened(List<StoredEvent> events, Sequences sequences) throws InterruptedException {
        for (var event : events) append(event, sequences);
        settle();
    }

    /** Records an event. */
    void append(StoredEvent event, Sequences sequences) {
        var type = event.payload() instanceof DealEvent ? "Deal" : "Other";
        context.getBean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        type,
                        event.stream(),
                        sequences.next(event.stream()),
                        event.payload(),
                        event.metaData(),
                        event.eventId().toString(),
                        event.recordedAt()));
    }

    /** Records an event whose payload nobody can read; positions are as the log says. */
    void smuggle(StoredEvent event, Sequences sequences) {
        sql().sql("""
                        insert into eventstore.events (position, event_id, aggregate_type, stream, sequence, type, revision,
                            recorded_at, payload, metadata)
                        select coalesce(max(position), 0) + 1, ?, 'Deal', ?, ?, ?, 1, ?, convert_to('{broken', 'UTF8'),
                            convert_to('{}', 'UTF8') from eventstore.events""")
                .params(
                        event.eventId(),
                        event.stream(),
                        sequences.next(event.stream()),
                        event.type(),
                        Timestamp.from(event.recordedAt()))
                .update();
    }

    void settle() throws InterruptedException {
        var head = context.getBean(EventLog.class).head();
        assertThat(context.getBean(Progress.class).await(head, Duration.ofMinutes(1)))
                .isTrue();
    }

    /** Begins a rebuild; at first what happens at start may still be under way. */
    void begins(String name) {
        await().until(() -> rebuilds().rebuild(name) == Rebuilds.Answer.DONE);
    }

    void rebuilds(String name) {
        begins(name);
        ended();
    }

    /** Waits until no rebuild is under way, of this or any other node. */
    void ended() {
        await().until(() -> {
            try (var connection = RebuildLock.tried(context.getBean(LongWrites.class), Tables.LIVE)) {
                return connection != null;
            }
        });
    }

    Rebuilds rebuilds() {
        return context.getBean(Rebuilds.class);
    }

    Made made(String name) {
        return rebuilds().made().get(name);
    }

    /** The rows of all read models, by table. */
    TreeMap<String, String> rows(String schema) {
        var all = new TreeMap<String, String>();
        for (var projection : context.getBeansOfType(Projection.class).values())
            for (var table : projection.tables()) all.put(table, rows(schema, table));
        return all;
    }

    private String rows(String schema, String table) {
        return sql().sql("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from %s.%s t"
                        .formatted(schema, table))
                .query(String.class)
                .single();
    }

    /** What is parked, a line each. */
    List<String> parked(String schema) {
        return sql().sql("select projection || ' ' || position || ' ' || stream || ' ' || cause from " + schema
                        + ".parked_events order by projection, position")
                .query(String.class)
                .list();
    }

    Audited audited(TenantId tenant) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return Audited.in(connection, context.getBean(EventLog.class), tenant);
        }
    }

    JdbcClient sql() {
        return JdbcClient.create(database.dataSource());
    }

    @Override
    public void close() {
        context.close();
    }
}
