package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.QuerySideApplication;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The beans that auto-configuration could silently replace by others. */
@SpringBootTest(
        classes = QuerySideApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "spring.jpa.hibernate.ddl-auto=validate")
class QuerySideContextTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @Autowired
    private ApplicationContext context;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("pipetrail.drain", () -> "0s");
        properties.add("spring.datasource.url", DATABASE::jdbcUrl);
        properties.add("spring.datasource.username", DATABASE::username);
        properties.add("spring.datasource.password", DATABASE::password);
    }

    @Test
    void theLogIsPostgresAndTheTokensAreOurs() {
        assertThat(context.getBean(TokenStore.class)).isInstanceOf(Tokens.class);
        assertThat(context.getBean(EventStore.class).getClass().getSimpleName()).isEqualTo("PostgresEventStore");
        assertThat(context.getBean(EventStorageEngine.class).getClass().getSimpleName())
                .isEqualTo("PostgresEventStorageEngine");
    }

    @Test
    void oneProcessorRunsForAllReadModels() {
        var processor = context.getBean(ReadModels.class).processor();

        assertThat(processor.isRunning()).isTrue();
        assertThat(processor.getName()).isEqualTo("read-models");
        assertThat(context.getBeansOfType(Projection.class).values())
                .extracting(Projection::name)
                .containsExactlyInAnyOrder(
                        "pipelines", "deals", "pipeline-summary", "timeline", "event-index", "past", "movements");
    }
}
