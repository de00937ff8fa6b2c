package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * No read holds a connection while it waits for another: with a pool of as many as there are requests at a time, all would
 * wait for each other.
 */
@DirtiesContext
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=2")
class OneConnectionTest extends QueryApi {

    @Autowired
    private DataSource dataSource;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deals/{id}",
                "/deals/{id}/history",
                "/deals",
                "/pipeline-summary",
                "/pipelines",
                "/pipeline-stages",
                "/events",
                "/exports/deals?format=csv",
                "/deals/{id}?version=1",
                "/movements"
            })
    void aReadGetsAlongWithOneConnection(String path) throws Exception {
        var store = openStore();
        var sales = new Sales(store.id());
        happened(sales.pipelineEvents());
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happened(deal);

        try (var _ = dataSource.getConnection()) {
            assertThat(get(store, path.replace("{id}", deal.dealId().toString()))
                            .status())
                    .isEqualTo(200);
        }
    }
}
