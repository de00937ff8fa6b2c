package io.pipetrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=500")
class DatabaseAwayTest extends HttpTest {

    @AfterEach
    void bringItBack() {
        DATABASE.allowConnections(true);
    }

    @Test
    void nobodyIsCalledUnknownWhileTheDatabaseIsAway() {
        DATABASE.allowConnections(false);

        var response = get(in(store, "/toys"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(HttpTest.<String>read(response, "$.error.code")).isEqualTo("unavailable");
        assertThat(getAs("", in(store, "/toys")).statusCode()).isEqualTo(401);

        DATABASE.allowConnections(true);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(get(in(store, "/toys")).statusCode()).isEqualTo(200));
    }
}
