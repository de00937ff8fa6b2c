package io.pipetrail.query.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.Histories;
import io.pipetrail.query.projection.ReadSideSchema;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealsProjectionTest {

    private static ReadSideSchema schema;

    @BeforeAll
    static void migrate() {
        schema = new ReadSideSchema();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,7", "3,50", "4,500", "5,1000"})
    void howeverTheLogIsCutIntoBatchesTheRowsAreWhatAFoldEventByEventGives(long seed, int batch) throws SQLException {
        var history = new Histories(seed, 600);

        schema.project(new DealsProjection(), history.events(), batch, new Random(seed));

        var expected = history.deals.values().stream().collect(Collectors.toMap(DealKey::of, deal -> deal));
        try (var connection = schema.connection()) {
            assertThat(new DealTable(connection).load(expected.keySet().stream().toList()))
                    .containsExactlyInAnyOrderEntriesOf(Map.copyOf(expected));
        }
    }
}
