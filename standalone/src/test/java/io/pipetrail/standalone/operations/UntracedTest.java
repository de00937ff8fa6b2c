package io.pipetrail.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.pipetrail.standalone.Server;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that nobody told of a receiver of traces. */
@ExtendWith(Server.Running.class)
class UntracedTest {

    private final Server server;

    UntracedTest(Server server) {
        this.server = server;
    }

    /** Seen red with a filter of auto-configurations that lets all through. */
    @Test
    void makesNoTraces() {
        assertThat(server.context().getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(server.context().getBeanNamesForType(TracingObservationHandler.class))
                .isEmpty();
    }

    /** Seen red with room for them in any case. */
    @Test
    void leavesNoRoomForThemInItsLog() {
        var room = LoggingSystem.EXPECT_CORRELATION_ID_PROPERTY;

        assertThat(server.context().getEnvironment().getProperty(room, Boolean.class))
                .isFalse();
    }

    @Test
    void keepsNothingOfTheTraceOfItsCaller() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var position = server.store("admin")
                .api()
                .with("traceparent", "00-%s-%s-01".formatted(trace, trace.substring(16)))
                .post("/pipeline-stages", "{\"name\": \"Lead\"}")
                .expect(201)
                .header("X-Position");

        var metadata = JdbcClient.create(server.context().getBean(DataSource.class))
                .sql("select metadata::text from eventstore.event_log where position = ?")
                .param(Long.valueOf(position))
                .query(String.class)
                .single();

        assertThat(metadata).contains("requestId").doesNotContain("traceId", trace);
    }
}
