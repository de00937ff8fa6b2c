package io.pipetrail.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A bar for each row that has a goal, as SVG: how much of its target it reached, with the target as one line for all and a mark
 * where good begins. Colours follow the reader's preference for dark or light.
 */
final class Chart {

    private static final int WIDTH = 1000;
    private static final int TOP = 64;
    private static final int LINE = 30;
    private static final int BAR = 16;
    private static final int LEFT = 430;
    private static final int SCALE = 260;
    /** Longer bars are cut, and say so by an arrow. */
    private static final double LONGEST = 1.5;

    private static final String STYLE = """
              .page { fill: #ffffff } text { font: 13px system-ui, sans-serif; fill: #1f2328 }
              .title { font-size: 16px; font-weight: 600 } .faint { fill: #59636e; font-size: 12px }
              .target { fill: #1a7f37 } .good { fill: #0969da } .missed { fill: #cf222e }
              .line { stroke: #1f2328; stroke-dasharray: 4 3 } .mark { stroke: #59636e; stroke-width: 2 } .base { stroke: #d1d9e0 }
              @media (prefers-color-scheme: dark) {
                .page { fill: #0d1117 } text { fill: #f0f6fc } .faint { fill: #9198a1 }
                .target { fill: #3fb950 } .good { fill: #4493f8 } .missed { fill: #f85149 }
                .line { stroke: #f0f6fc } .mark { stroke: #9198a1 } .base { stroke: #3d444d }
              }
            """;

    private final List<Measurement> bars;
    private final String subtitle;

    Chart(List<Measurement> measured, String subtitle) {
        this.bars = measured.stream()
                .filter(row -> row.value().isPresent() && row.row().goal() != null)
                .toList();
        this.subtitle = subtitle;
    }

    String print() {
        var bottom = TOP + bars.size() * LINE;
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\">\n"
                        .formatted(WIDTH, bottom + LINE));
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        svg.append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
        text(svg, 16, 26, "title", "What was reached of each target");
        text(svg, 16, 46, "faint", subtitle);
        for (int i = 0; i < bars.size(); i++) bar(svg, bars.get(i), TOP + i * LINE);
        line(svg, "base", LEFT, TOP - 6, bottom);
        line(svg, "line", LEFT + SCALE, TOP - 6, bottom);
        text(svg, LEFT + SCALE - 18, bottom + 16, "faint", "target");
        text(
                svg,
                16,
                bottom + 16,
                "faint",
                "Green reached its target, blue is good, red missed; short marks: good begins.");
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, Measurement measured, int top) {
        var goal = measured.row().goal();
        if (goal == null) return;
        var value = measured.value().orElseThrow();
        var share = goal.share(value);
        var middle = top + BAR - 3;
        var good = LEFT + (int) (SCALE * goal.goodShare());
        text(svg, 16, middle, "", label(measured.row()));
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>\n"
                .formatted(
                        measured.verdict().print(),
                        LEFT,
                        top,
                        Math.max(1, (int) (SCALE * Math.min(share, LONGEST))),
                        BAR));
        line(svg, "mark", good, top - 4, top + BAR + 4);
        var arrow = share > LONGEST ? "→ " : "";
        text(
                svg,
                LEFT + (int) (SCALE * LONGEST) + 12,
                middle,
                "",
                arrow + printed(measured.row(), value) + " of " + printed(measured.row(), goal.target()));
    }

    private static String label(Row row) {
        return row.against() == null ? row.what() : row.what() + " : " + row.against();
    }

    private static String printed(Row row, double value) {
        return row.against() == null ? row.unit().print(value) : String.format(Locale.ROOT, "%.2fx", value);
    }

    private static void text(StringBuilder svg, int x, int y, String style, String text) {
        var safe = text.replace("&", "&amp;").replace("<", "&lt;");
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y, safe));
    }

    private static void line(StringBuilder svg, String style, int x, int from, int to) {
        svg.append("<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n".formatted(style, x, x, from, to));
    }
}
