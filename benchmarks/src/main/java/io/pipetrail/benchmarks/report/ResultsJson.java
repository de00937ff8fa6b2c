package io.pipetrail.benchmarks.report;

import io.pipetrail.benchmarks.rounds.Series;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report with every round in it. */
record ResultsJson(Report report) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String print() {
        var json = new LinkedHashMap<String, Object>();
        json.put("plan", report.plan());
        json.put("machine", report.machine());
        json.put("took_seconds", report.seconds());
        json.put("rows", report.measured().stream().map(ResultsJson::row).toList());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> row(Measurement measured) {
        var row = measured.row();
        var json = new LinkedHashMap<String, Object>();
        json.put("row", row.name().toLowerCase(Locale.ROOT));
        json.put("what", row.what());
        json.put("verdict", measured.verdict().print());
        if (!measured.note().isEmpty()) json.put("note", measured.note());
        measured.value().ifPresent(value -> json.put(row.against() == null ? "value" : "ratio", rounded(value)));
        var goal = row.goal();
        if (goal != null) json.put("goal", goal);
        json.put("unit", row.unit().symbol());
        put(json, "figure", measured.figure());
        if (row.against() != null) json.put("against", row.against());
        put(json, "limit", measured.limit());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Series series) {
        if (series == null) return;
        var values = new LinkedHashMap<String, Object>();
        values.put("contestant", series.contestant());
        values.put("median", rounded(series.median()));
        values.put("requests", series.requests());
        values.put("failures", series.failures());
        values.put("rounds", series.rounds());
        json.put(name, values);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
