package io.pipetrail.web;

import com.jayway.jsonpath.JsonPath;
import io.pipetrail.events.Actor;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.web.security.ApiKeys;
import io.pipetrail.web.security.Role;
import io.pipetrail.web.security.Store;
import io.pipetrail.web.toy.ToyApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Talks to the toy application over HTTP, as the admin of a store of its own unless said otherwise. */
@SpringBootTest(
        classes = ToyApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pipetrail.operator-key=" + HttpTest.OPERATOR_KEY, "pipetrail.rate-limit=0"})
abstract class HttpTest {

    protected static final String OPERATOR_KEY = "an operator of this toy";
    private static final Actor SOMEBODY = new Actor(Actor.Kind.OPERATOR, "operator", null);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    @LocalServerPort
    private int port;

    @Autowired
    protected ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    protected Store store;
    protected String admin;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("pipetrail.drain", () -> "0s");
        properties.add("spring.datasource.url", DATABASE::jdbcUrl);
        properties.add("spring.datasource.username", DATABASE::username);
        properties.add("spring.datasource.password", DATABASE::password);
    }

    @BeforeEach
    void openStore() {
        store = openedStore();
        admin = key(store, Role.ADMIN);
    }

    protected Store openedStore() {
        var id = UUID.randomUUID();
        var opened = new Store(new TenantId(id), "shop-" + id.toString().substring(0, 8));
        jdbc.sql("insert into access.stores (tenant_id, slug) values (?, ?)")
                .params(id, opened.slug())
                .update();
        return opened;
    }

    protected String key(Store store, Role role) {
        return keys.issue(store, "a key", role, null, SOMEBODY).secret();
    }

    protected HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), admin, headers);
    }

    protected HttpResponse<String> getAs(String credential, String path) {
        return send("GET", path, BodyPublishers.noBody(), credential);
    }

    protected HttpResponse<String> post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), admin, "Content-Type", "application/json");
    }

    protected HttpResponse<String> postAs(String credential, String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), credential, "Content-Type", "application/json");
    }

    /** Without a length: in chunks. */
    protected HttpResponse<String> postChunked(String path, byte[] body) {
        var publisher = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return send("POST", path, publisher, admin, "Content-Type", "application/json");
    }

    protected HttpResponse<String> send(
            String method, String path, BodyPublisher body, String credential, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        if (!credential.isEmpty()) request.header("Authorization", "Bearer " + credential);
        if (headers.length > 0) request.headers(headers);
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected String in(Store store, String path) {
        return "/v1/stores/" + store.id() + path;
    }

    protected int port() {
        return port;
    }

    protected static <T> T read(HttpResponse<String> response, String jsonPath) {
        return JsonPath.read(response.body(), jsonPath);
    }
}
