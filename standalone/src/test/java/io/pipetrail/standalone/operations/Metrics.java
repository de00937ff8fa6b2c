package io.pipetrail.standalone.operations;

import io.pipetrail.standalone.Server;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server tells Prometheus: the names of its metrics, and for each its labels and their values. */
record Metrics(Map<String, Map<String, Set<String>>> labels) {

    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Those of a server that was used a little. */
    static Metrics of(Server server) {
        var store = server.store("admin");
        store.deal("Measured", "100", store.stage("Lead", ""));
        store.api().get("/deals").expect(200);
        return in(server.operator().get("/actuator/prometheus").expect(200).body());
    }

    static Metrics in(String exposition) {
        var labels = new TreeMap<String, Map<String, Set<String>>>();
        exposition.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            var of = labels.computeIfAbsent(sample.group(1), name -> new TreeMap<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2))
                        .results()
                        .forEach(label -> of.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                                .add(label.group(2)));
            }
        });
        return new Metrics(labels);
    }

    Map<String, Set<String>> labelsOf(String metric) {
        return labels.getOrDefault(metric, Map.of());
    }
}
