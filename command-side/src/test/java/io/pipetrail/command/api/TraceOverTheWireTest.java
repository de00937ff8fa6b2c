package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TraceOverTheWireTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** Nobody takes them there. */
    private static final String TRACED =
            "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:1/v1/traces";

    /** Seen red without what carries it. */
    @Test
    void eventsThatAnotherNodeMakesKeepTheTraceOfTheRequest() {
        var database = TestDatabase.fresh();
        try (var node = Node.with(database, OverTheWire.Wired.class, TRACED)) {
            var acme = node.operator().opens("{\"name\":\"Acme\"}");

            acme.post("pipelines", "{\"name\":\"Sales\"}", "traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                    .is(201);

            var traces = JdbcClient.create(database.dataSource())
                    .sql("""
                            select convert_from(metadata, 'UTF8')::json ->> 'traceId' from eventstore.events
                            where type = 'PipelineCreated'""")
                    .query(String.class)
                    .list();
            assertThat(traces).containsExactly(TRACE);
        }
    }
}
