package io.pipetrail.benchmarks.report;

import io.pipetrail.benchmarks.rounds.Contestant;
import io.pipetrail.benchmarks.rounds.Series;
import java.util.Map;

/** What a heat brought, by contestant. */
public record Results(Map<String, Series> byName) {

    public Series of(Contestant contestant) {
        var series = byName.get(contestant.name());
        if (series == null) throw new IllegalArgumentException(contestant.name() + " did not take part");
        return series;
    }

    public Measurement against(Row row, Contestant contestant, Contestant limit) {
        return Measurement.against(row, of(contestant), of(limit));
    }
}
