package io.pipetrail.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the next test looks at is really seen. */
class PromQlTest {

    private final Metrics metrics = Metrics.in("""
            # HELP requests_seconds Time
            requests_seconds_count{status="200",uri="/a/{b}"} 1
            requests_seconds_sum{status="200",uri="/a/{b}"} 1.5E-4
            load 0.5
            """);

    @Test
    void whatIsThereIsKnown() {
        assertThat(unknownIn("sum by (status, instance) (rate(requests_seconds_sum{job=\"x\",uri!~\"/b.*\"}[5m]))"
                        + " / sum(load) > 0.02 and up == 0"))
                .isEmpty();
    }

    @Test
    void anUnknownMetricIsFound() {
        assertThat(unknownIn("rate(requests_seconds_total[5m]) / load")).containsExactly("requests_seconds_total");
    }

    @Test
    void anUnknownLabelIsFound() {
        assertThat(unknownIn("load{status=\"200\"}")).containsExactly("load{status}");
    }

    @Test
    void anUnknownLabelToGroupByIsFound() {
        assertThat(unknownIn("sum by (outcome) (requests_seconds_count)")).containsExactly("outcome");
    }

    @Test
    void anUnknownValueIsFound() {
        assertThat(unknownIn("requests_seconds_count{uri=\"/c\"} / requests_seconds_count{uri=~\"/a.*\"}"))
                .containsExactly("requests_seconds_count{uri=/c}");
        assertThat(unknownIn("requests_seconds_count{uri=~\"/c.*\"}"))
                .containsExactly("requests_seconds_count{uri=/c.*}");
    }

    @Test
    void aStatusThatThereMayBeIsKnownUnseen() {
        assertThat(unknownIn("requests_seconds_count{status=\"429\"}")).isEmpty();
        assertThat(unknownIn("requests_seconds_count{status=\"492\"}"))
                .containsExactly("requests_seconds_count{status=492}");
    }

    private List<String> unknownIn(String expression) {
        return new PromQl(expression).unknownTo(metrics);
    }
}
