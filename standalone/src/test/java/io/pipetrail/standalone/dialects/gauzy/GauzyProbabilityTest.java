package io.pipetrail.standalone.dialects.gauzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A probability is written as steps of 20 percent or as percents, read back as it was written, and is one number for all others. */
@ExtendWith(Server.Running.class)
class GauzyProbabilityTest {

    private final Organization organization;
    private String stage;
    private String deal;

    GauzyProbabilityTest(Server server) {
        organization = Organization.of(server);
    }

    @BeforeEach
    void aDeal() {
        stage = organization.pipeline("Sales", "Lead").text("/stages/0/id");
        deal = organization.deal("Acme", stage, 3);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.2", "2, 0.4", "5, 1", "6, 0.06", "20, 0.2", "40, 0.4", "75, 0.75", "90, 0.9", "100, 1"})
    void isReadAsItWasWritten(int written, String chance) {
        put(written);

        assertThat(read()).isEqualTo(String.valueOf(written));
        assertThat(nativeChance()).isEqualTo(chance);
        var another = organization.deal("Another", stage, written);
        assertThat(organization.api().get("/api/deals/" + another).text("/probability"))
                .isEqualTo(String.valueOf(written));
    }

    @Test
    void theOtherFormOfTheSameChanceIsReadAsThat() {
        put(2);
        put(40);
        assertThat(read()).isEqualTo("40");
        put(2);
        assertThat(read()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"0.6, 3", "0.35, 35", "1, 5", "0.125, 12"})
    void isInStepsWhereAnotherDialectChangedItIfTheyAreWhole(String chance, String printed) {
        put(40);
        organization
                .store()
                .api()
                .patch("/deals/" + deal, "{\"probability\": %s}".formatted(chance))
                .expect(200);

        assertThat(read()).isEqualTo(printed);
    }

    @Test
    void staysAsItWasWrittenWhereAnotherDialectSaysTheSame() {
        put(40);
        organization
                .store()
                .api()
                .patch("/deals/" + deal, "{\"probability\": 0.4}")
                .expect(200);

        assertThat(read()).isEqualTo("40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "-1", "101", "\"3\"", "1e300"})
    void isAWholeNumberUpToAHundred(String written) {
        organization
                .put("/api/deals/" + deal, "{\"probability\": %s}".formatted(written))
                .expect(400);

        assertThat(read()).isEqualTo("3");
    }

    private void put(int probability) {
        organization
                .put("/api/deals/" + deal, "{\"probability\": %d}".formatted(probability))
                .expect(202);
    }

    private String read() {
        return organization.api().get("/api/deals/" + deal).expect(200).text("/probability");
    }

    private String nativeChance() {
        return organization.store().api().get("/deals/" + deal).expect(200).text("/probability");
    }
}
