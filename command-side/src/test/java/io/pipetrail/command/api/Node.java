package io.pipetrail.command.api;

import io.pipetrail.command.CommandSideApplication;
import io.pipetrail.eventstore.LogOfRecord;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.net.http.HttpClient;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The command side as it runs, on a port of its own; several on one database are nodes of one installation. */
public final class Node implements AutoCloseable {

    static final String OPERATOR_KEY = "the-operator-of-these-tests";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Node on(TestDatabase database, Class<?>... more) {
        return new Node(application(database).sources(more).run());
    }

    /** With these beans and settings besides. */
    static Node with(TestDatabase database, Class<?> more, String... settings) {
        return new Node(application(database).sources(more).properties(settings).run());
    }

    /** With this log of record. */
    static Node on(TestDatabase database, LogOfRecord record) {
        return new Node(application(database)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("logOfRecord", LogOfRecord.class, () -> record))
                .run());
    }

    /** With these settings besides. */
    static Node with(TestDatabase database, String... settings) {
        return new Node(application(database).properties(settings).run());
    }

    private static SpringApplicationBuilder application(TestDatabase database) {
        return new SpringApplicationBuilder(CommandSideApplication.class)
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn",
                        "pipetrail.operator-key=" + OPERATOR_KEY,
                        "pipetrail.rate-limit=0",
                        "pipetrail.key-pepper=pepper-of-these-tests",
                        "pipetrail.drain=0s",
                        "spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** The operator, who opens stores. */
    Client operator() {
        return client("", OPERATOR_KEY);
    }

    Client client(String store, String key) {
        var port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return new Client(http, "http://127.0.0.1:" + port, store, key);
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
