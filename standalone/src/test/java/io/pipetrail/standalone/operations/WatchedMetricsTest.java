package io.pipetrail.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboard and the alerts in docs ask for is what a server tells. */
@ExtendWith(Server.Running.class)
class WatchedMetricsTest {

    private static final Pattern VALUES_OF = Pattern.compile("label_values\\((.*), *\\w+\\)");

    private final Metrics metrics;

    WatchedMetricsTest(Server server) {
        metrics = Metrics.of(server);
    }

    /** Seen red with a counter asked for without the {@code _total} that Prometheus puts behind it. */
    @Test
    void theDashboardAsksForMetricsThatThereAre() throws IOException {
        var dashboard = JsonMapper.builder().build().readTree(Repository.file("docs/grafana/pipetrail.json"));

        assertThat(expressions(dashboard)).hasSizeGreaterThan(30).allSatisfy(this::isKnown);
    }

    @Test
    void noTwoPanelsOfTheDashboardLieOnOneAnother() throws IOException {
        var panels = JsonMapper.builder()
                .build()
                .readTree(Repository.file("docs/grafana/pipetrail.json"))
                .at("/panels");

        assertThat(panels.valueStream().map(panel -> panel.at("/id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.valueStream().flatMap(WatchedMetricsTest::cells)).doesNotHaveDuplicates();
    }

    /** Seen red with a label that the metric does not have. */
    @Test
    void theAlertsAskForMetricsThatThereAre() throws IOException {
        assertThat(alerts().stream().map(alert -> String.valueOf(alert.get("expr"))))
                .hasSizeGreaterThan(5)
                .allSatisfy(this::isKnown);
    }

    @Test
    void eachAlertHasItsSectionInTheHandbook() throws IOException {
        var handbook = Files.readString(Repository.file("docs/operations.md"));

        assertThat(alerts().stream().map(alert -> String.valueOf(alert.get("alert"))))
                .allSatisfy(alert -> assertThat(handbook.lines()).contains("### " + alert));
    }

    @Test
    void eachAlertLeadsToItsSection() throws IOException {
        assertThat(alerts()).allSatisfy(alert -> {
            var name = String.valueOf(alert.get("alert"));
            assertThat(((Map<?, ?>) alert.get("annotations")).get("runbook"))
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
        });
    }

    private void isKnown(String expression) {
        assertThat(new PromQl(expression).unknownTo(metrics))
                .describedAs(expression)
                .isEmpty();
    }

    private static Stream<String> expressions(JsonNode dashboard) {
        return Stream.concat(
                dashboard.findValues("expr").stream().map(JsonNode::asString),
                dashboard
                        .at("/templating/list")
                        .valueStream()
                        .map(variable ->
                                VALUES_OF.matcher(variable.at("/definition").asString("")))
                        .filter(Matcher::matches)
                        .map(asked -> asked.group(1)));
    }

    /** The squares of the grid that a panel takes. */
    private static Stream<String> cells(JsonNode panel) {
        var place = panel.at("/gridPos");
        var left = place.at("/x").asInt();
        var top = place.at("/y").asInt();
        return Stream.iterate(left, x -> x < left + place.at("/w").asInt(), x -> x + 1)
                .flatMap(x -> Stream.iterate(top, y -> y < top + place.at("/h").asInt(), y -> y + 1)
                        .map(y -> x + "/" + y));
    }

    @SuppressWarnings("unchecked") // What YAML is read into has no types.
    private static List<Map<String, Object>> alerts() throws IOException {
        var file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<String, List<Map<String, Object>>>>load(
                        Files.readString(Repository.file("docs/prometheus/pipetrail-alerts.yaml")));
        return file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .toList();
    }
}
