package io.pipetrail.standalone.operations;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression in Prometheus's language, of which only is looked at which metrics and labels it names. */
record PromQl(String expression) {

    /** What Prometheus adds to all that it scrapes. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

    /** Made by Prometheus itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "on", "ignoring", "bool");
    private static final Pattern RANGE_OR_NUMBER = Pattern.compile("\\[[^]]*]|(?<![a-zA-Z0-9_:])[\\d.]+");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?![a-zA-Z0-9_:]|\\s*\\()(?:\\{((?:[^}\"]|\"[^\"]*\")*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");

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
        return RANGE_OR_NUMBER.matcher(expression).replaceAll(" ");
    }

    private static List<String> labels(@Nullable String inBraces) {
        if (inBraces == null) return List.of();
        return LABEL.matcher(inBraces).results().map(found -> found.group(1)).toList();
    }

    private record Selector(String metric, List<String> labels) {

        Stream<String> unknownTo(Metrics metrics) {
            if (OF_PROMETHEUS.contains(metric)) return Stream.empty();
            if (!metrics.labels().containsKey(metric)) return Stream.of(metric);
            return labels.stream().filter(label -> !has(label, metrics)).map(label -> metric + "{" + label + "}");
        }

        boolean has(String label, Metrics metrics) {
            return OF_THE_SCRAPE.contains(label)
                    || metrics.labels().getOrDefault(metric, Set.of()).contains(label);
        }
    }
}
