package io.pipetrail.standalone.operations;

import io.micrometer.core.instrument.binder.http.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An expression in Prometheus's language, of which only is looked at which metrics, labels and values of labels it names. */
record PromQl(String expression) {

    /** What Prometheus adds to all that it scrapes. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

    /** Made by Prometheus itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    /** Labels of which not every value is met with in a test, and what they may have. */
    private static final Map<String, Predicate<String>> RARE = Map.of(
            "status", status -> HttpStatus.resolve(Integer.parseInt(status)) != null,
            "outcome",
                    outcome ->
                            Stream.of(Outcome.values()).anyMatch(it -> it.name().equals(outcome)));

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "on", "ignoring", "bool");
    private static final Pattern RANGE_OR_NUMBER = Pattern.compile("(\"[^\"]*\")|\\[[^]]*]|(?<![a-zA-Z0-9_:])[\\d.]+");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?![a-zA-Z0-9_:]|\\s*\\()(?:\\{((?:[^}\"]|\"[^\"]*\")*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** What it names that a server does not have. */
    List<String> unknownTo(Metrics metrics) {
        return Stream.concat(
                        selectors().flatMap(selector -> selector.unknownTo(metrics)),
                        groupings().filter(label -> selectors().noneMatch(selector -> selector.has(label, metrics))))
                .distinct()
                .toList();
    }

    private Stream<Selector> selectors() {
        return SELECTOR.matcher(GROUPING.matcher(plain()).replaceAll(" "))
                .results()
                .filter(found -> !WORDS.contains(found.group(1)))
                .map(found -> new Selector(found.group(1), labels(found.group(2))));
    }

    private Stream<String> groupings() {
        return GROUPING.matcher(plain())
                .results()
                .flatMap(found -> Stream.of(found.group(1).strip().split("[\\s,]+")));
    }

    private String plain() {
        return RANGE_OR_NUMBER.matcher(expression).replaceAll("$1 ");
    }

    private static List<Label> labels(@Nullable String inBraces) {
        if (inBraces == null) return List.of();
        return LABEL.matcher(inBraces)
                .results()
                .map(found -> new Label(
                        found.group(1),
                        found.group(2).endsWith("~"),
                        found.group(2).startsWith("!"),
                        found.group(3)))
                .toList();
    }

    /** A label and what it shall be, or shall not. */
    private record Label(String name, boolean pattern, boolean excluded, String value) {

        /** Whether there is, or may be, something that is so. A pattern that excludes need not find anything to exclude. */
        boolean isAmong(Set<String> seen) {
            if (pattern && excluded) return true;
            if (pattern) return seen.stream().anyMatch(Pattern.compile(value).asMatchPredicate());
            return seen.contains(value) || RARE.getOrDefault(name, _ -> false).test(value);
        }

        String print() {
            return name + "=" + value;
        }
    }

    private record Selector(String metric, List<Label> labels) {

        Stream<String> unknownTo(Metrics metrics) {
            if (OF_PROMETHEUS.contains(metric)) return Stream.empty();
            if (!metrics.labels().containsKey(metric)) return Stream.of(metric);
            return labels.stream()
                    .filter(label -> !OF_THE_SCRAPE.contains(label.name()))
                    .flatMap(label -> unknown(label, metrics).stream())
                    .map(unknown -> metric + "{" + unknown + "}");
        }

        private Optional<String> unknown(Label label, Metrics metrics) {
            var seen = metrics.labelsOf(metric).get(label.name());
            if (seen == null) return Optional.of(label.name());
            return label.isAmong(seen) ? Optional.empty() : Optional.of(label.print());
        }

        boolean has(String label, Metrics metrics) {
            return OF_THE_SCRAPE.contains(label) || metrics.labelsOf(metric).containsKey(label);
        }
    }
}
