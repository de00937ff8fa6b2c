package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.query.movements.MovementFilter;
import io.pipetrail.query.movements.Movements;
import io.pipetrail.query.reading.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All movements of a store that has many. */
class MovementStreamTest extends QueryApi {

    private static final int MOVEMENTS = 200_000;
    private static final MovementFilter ALL = new MovementFilter(Span.EVER, null, null, null, null, null);
    /** Far less than the movements would take at once, which is more than 100 MB. */
    private static final long ROOM = 50_000_000;

    @Autowired
    private Movements movements;

    private Opened store;

    @BeforeEach
    void aStoreWithManyMovements() {
        store = openStore();
        // Not on the application's connections, whose statements must be quick.
        JdbcClient.create(DATABASE.dataSource())
                .sql("""
                        insert into readside.movements (tenant_id, event_id, position, deal_id, occurred_at, recorded_at,
                            from_pipeline_id, from_stage_id, to_pipeline_id, to_stage_id, seconds_in_stage, value_minor,
                            currency, title, from_pipeline, from_stage, to_pipeline, to_stage)
                        select :tenant, gen_random_uuid(), -n, gen_random_uuid(), timestamptz '2020-01-01' + n / 7 * interval '1 minute',
                            now(), :tenant, :tenant, :tenant, :tenant, n, n, 'USD', repeat('Deal ' || n || ' ', 10),
                            'Sales', 'Lead', 'Sales', 'Talks'
                        from generate_series(1, :movements) n""")
                .param("tenant", store.id().value())
                .param("movements", MOVEMENTS)
                .update();
    }

    /** Seen red with all pages gathered before the first line was written. */
    @Test
    void allAreStreamedInTheMemoryOfAPageHoweverSlowTheReader() throws IOException {
        var before = usedMemory();
        var ids = new HashSet<Long>();
        try (var lines = new BufferedReader(
                new InputStreamReader(stream(store, "/movements", "text/csv"), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("id,position,");
            for (int i = 0; i < MOVEMENTS / 2; i++) ids.add(position(lines.readLine()));
            // The reader stops here, so the server has to.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(usedMemory() - before).isLessThan(ROOM));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) ids.add(position(line));
        }

        assertThat(ids).hasSize(MOVEMENTS);
    }

    @Test
    void aReaderThatGoesAwayEndsIt() throws IOException {
        try (var reader = stream(store, "/movements", "application/x-ndjson")) {
            assertThat(reader.readNBytes(100_000)).hasSize(100_000);
        }
        var pages = new ArrayList<Integer>();
        assertThatThrownBy(() -> movements.all(store.id(), ALL, page -> {
                    pages.add(page.size());
                    if (pages.size() == 3) throw new IllegalStateException("gone");
                }))
                .hasMessage("gone");

        assertThat(pages).hasSize(3).allMatch(size -> size <= 1_000);
        assertThat(get(store, "/movements?limit=1").status()).isEqualTo(200);
    }

    private static long position(String line) {
        return Long.parseLong(line.split(",", 3)[1]);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Its rows are made by hand, and found to be. */
    @Override
    void nothingDiffersFromTheLog() {}
}
