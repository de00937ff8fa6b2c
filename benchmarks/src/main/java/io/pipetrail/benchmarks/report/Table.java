package io.pipetrail.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The measurements as people read them in a terminal. */
public final class Table {

    private static final List<String> HEAD =
            List.of("what", "figure", "against", "limit", "ratio", "target", "good", "verdict");

    private Table() {}

    public static String of(List<Measurement> measurements) {
        var lines = new ArrayList<List<String>>();
        lines.add(HEAD);
        measurements.forEach(measurement -> lines.add(cells(measurement)));
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
        return lines.stream().map(line -> aligned(line, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> cells(Measurement measured) {
        var row = measured.row();
        var figure = measured.figure();
        var limit = measured.limit();
        var goal = row.goal();
        var isRatio = row.against() != null;
        return List.of(
                row.what(),
                figure == null ? "" : row.unit().print(figure.median()),
                row.against() == null ? "" : row.against(),
                limit == null ? "" : row.unit().print(limit.median()),
                isRatio && figure != null ? ratio(measured.value().orElseThrow()) : "",
                goal == null ? "" : isRatio ? ratio(goal.target()) : row.unit().print(goal.target()),
                goal == null ? "" : isRatio ? ratio(goal.good()) : row.unit().print(goal.good()),
                verdict(measured));
    }

    private static String verdict(Measurement measured) {
        var failed = measured.failures() == 0 ? "" : " (%,d requests failed)".formatted(measured.failures());
        return measured.verdict().print() + failed + (measured.note().isEmpty() ? "" : ": " + measured.note());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2fx", value);
    }

    private static String aligned(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> isNumber(column)
                        ? " ".repeat(widths[column] - cells.get(column).length()) + cells.get(column)
                        : cells.get(column)
                                + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static boolean isNumber(int column) {
        return column == 1 || (column >= 3 && column <= 6);
    }
}
