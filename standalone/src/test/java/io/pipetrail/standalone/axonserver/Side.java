package io.pipetrail.standalone.axonserver;

import io.pipetrail.command.CommandSideApplication;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.QuerySideApplication;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the two sides as an application of its own, on a port of its own. */
record Side(ConfigurableApplicationContext context) implements AutoCloseable {

    static Side ofCommands(TestDatabase database, String... more) {
        return of(CommandSideApplication.class, database, more);
    }

    static Side ofQueries(TestDatabase database, String... more) {
        return of(QuerySideApplication.class, database, more);
    }

    private static Side of(Class<?> application, TestDatabase database, String... more) {
        var arguments = Stream.of(
                "--server.port=0",
                "--pipetrail.drain=0s",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--pipetrail.operator-key=" + Server.OPERATOR_KEY,
                "--pipetrail.key-pepper=the-pepper-of-both-sides-of-the-tests",
                "--pipetrail.rate-limit=0",
                "--pipetrail.failed-authentications=0",
                Server.PATIENT);
        return new Side(new SpringApplicationBuilder(application)
                .run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new)));
    }

    Api operator() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return new Api("http://localhost:" + (server == null ? 0 : server.getPort()), Server.OPERATOR_KEY);
    }

    @Override
    public void close() {
        context.close();
    }
}
