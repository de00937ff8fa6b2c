package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.QuerySideApplication;
import io.pipetrail.query.audit.Audited;
import io.pipetrail.query.projection.Histories;
import io.pipetrail.query.projection.Progress;
import io.pipetrail.query.projection.Story;
import io.pipetrail.web.security.ApiKeys;
import io.pipetrail.web.security.Role;
import io.pipetrail.web.security.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query side as it runs, with a log that tests write to directly. */
@SpringBootTest(
        classes = QuerySideApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pipetrail.operator-key=" + QueryApi.OPERATOR_KEY, "pipetrail.rate-limit=0"})
abstract class QueryApi {

    static final String OPERATOR_KEY = "operator-key-of-the-tests";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final TestDatabase DATABASE = TestDatabase.fresh();

    /** A store and a key to read it. */
    record Opened(TenantId id, String slug, String key) {

        String path(String beneath) {
            return "/v1/stores/" + id + beneath;
        }
    }

    /** What the server said. */
    record Answer(int status, HttpHeaders headers, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        List<String> ids() {
            return json().get("data")
                    .valueStream()
                    .map(row -> row.get("id").asString())
                    .toList();
        }

        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    @Autowired
    private EventStore store;

    @Autowired
    EventLog log;

    @Autowired
    private Progress progress;

    @Autowired
    private ApiKeys keys;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    private int port;

    private final Map<String, Long> sequences = new HashMap<>();
    private final List<TenantId> opened = new ArrayList<>();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("pipetrail.drain", () -> "0s");
        properties.add("spring.datasource.url", DATABASE::jdbcUrl);
        properties.add("spring.datasource.username", DATABASE::username);
        properties.add("spring.datasource.password", DATABASE::password);
    }

    Opened openStore() {
        return openStore(new TenantId(UUID.randomUUID()));
    }

    Opened openStore(TenantId id) {
        var slug = "store-" + id;
        database.sql("insert into access.stores values (?, ?)")
                .params(id.value(), slug)
                .update();
        happened(new TenantOpened(id, slug, "Acme", Currency.getInstance("USD")));
        opened.add(id);
        return as(new Opened(id, slug, ""), Role.VIEWER);
    }

    /** The same store for the holder of a key with that role. */
    Opened as(Opened store, Role role) {
        var operator = new Actor(Actor.Kind.OPERATOR, "operator", null);
        var key = keys.issue(new Store(store.id(), store.slug()), "tests", role, null, operator);
        return new Opened(store.id(), store.slug(), key.secret());
    }

    /** Whatever a test did: in its stores every row of every read model is what the log says. */
    @AfterEach
    void nothingDiffersFromTheLog() throws SQLException {
        settle();
        for (var tenant : opened) {
            assertThat(audited(tenant).report()).describedAs("store %s", tenant).isEmpty();
        }
    }

    Audited audited(TenantId tenant) throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return Audited.in(connection, log, tenant);
        }
    }

    /** Appends events and waits until the read side shows them. */
    void happened(Object... payloads) {
        for (var payload : payloads) append(payload, Map.of());
        settle();
    }

    /** A generated history, some of it told late, with activities. */
    TenantId history(long seed, int events) {
        var random = new Random(seed);
        var history = new Histories(seed, events);
        openStore(history.tenant);
        for (var event : history.events()) {
            append(event.payload(), late(random));
            if (event.payload() instanceof DealEvent deal && random.nextInt(8) == 0) {
                append(activity(deal, random), late(random));
            }
        }
        settle();
        return history.tenant;
    }

    private static Map<String, String> late(Random random) {
        return random.nextInt(4) > 0
                ? Map.of()
                : Map.of(
                        "occurredAt",
                        Instant.parse("2026-06-01T00:00:00Z")
                                .minus(Duration.ofHours(random.nextInt(5_000)))
                                .toString());
    }

    private static ActivityLogged activity(DealEvent deal, Random random) {
        return new ActivityLogged(
                deal.tenantId(),
                deal.dealId(),
                new ActivityId(UUID.randomUUID()),
                ActivityType.CALL,
                "Hello",
                null,
                random.nextBoolean() ? null : Instant.parse("2026-05-01T10:00:00Z"),
                random.nextInt(60),
                null);
    }

    /** Appends an event that happened at another time than now. */
    void happenedAt(String instant, Object... payloads) {
        for (var payload : payloads) append(payload, Map.of("occurredAt", instant));
        settle();
    }

    void append(Object payload, Map<String, ?> metaData) {
        var stream = Story.streamOf(payload);
        var sequence = sequences.merge(stream, 0L, (last, zero) -> last + 1);
        var who = MetaData.from(Map.of(
                "actorType", "key", "actorId", "key-1", "actorName", "Dana", "dialect", "v1", "requestId", "req-1"));
        store.publish(new GenericDomainEventMessage<>("test", stream, sequence, payload, who.mergedWith(metaData)));
    }

    /** An instant, to the millisecond, after all that has been recorded so far and before all that will be. */
    Instant meanwhile() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Instant.now().isAfter(now.plusMillis(1)));
        return now;
    }

    void settle() {
        try {
            assertThat(progress.await(log.head(), Duration.ofMinutes(1))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer get(Opened store, String beneath, String... headers) {
        return send("GET", store.path(beneath), store.key(), headers);
    }

    /** The body of an answer as it comes. */
    InputStream stream(Opened store, String beneath, String accept) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + store.path(beneath)))
                .header("Authorization", "Bearer " + store.key())
                .header("Accept", accept);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer post(Opened store, String beneath, String body) {
        return send(
                "POST",
                store.path(beneath),
                store.key(),
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    }

    Answer send(String method, String path, String key, String... headers) {
        return send(method, path, key, BodyPublishers.noBody(), headers);
    }

    private Answer send(String method, String path, String key, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body)
                .header("Authorization", "Bearer " + key);
        if (headers.length > 0) request.headers(headers);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
