package io.pipetrail.benchmarks.rounds;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** All rounds of one contestant. */
public record Series(String contestant, List<Round> rounds) {

    public Series {
        rounds = List.copyOf(rounds);
    }

    /** Values that are no rates and were taken as they are, one a round. */
    public static Series of(String contestant, double... values) {
        return new Series(
                contestant,
                Arrays.stream(values)
                        .mapToObj(value -> new Round(value, 1, 0, false))
                        .toList());
    }

    /** In a line, for those who watch. */
    public String print() {
        return "%-50s %s"
                .formatted(contestant, rounds.stream().map(Round::print).collect(Collectors.joining("  ")));
    }

    public long requests() {
        return rounds.stream().mapToLong(Round::requests).sum();
    }

    public long failures() {
        return rounds.stream().mapToLong(Round::failures).sum();
    }

    public double median() {
        var values = rounds.stream().mapToDouble(Round::value).sorted().toArray();
        var middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
