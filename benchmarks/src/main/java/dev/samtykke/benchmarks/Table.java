package dev.samtykke.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.samtykke.benchmarks.Figure.Ratio;

/** Figures as a Markdown table. */
final class Table {

    private static final List<String> HEAD =
            List.of("part", "measured", "median", "rounds", "unit", "ratio", "to", "target", "");

    private final List<List<String>> rows = new ArrayList<>(List.of(HEAD));

    Table(List<Figure> figures) {
        figures.forEach(this::add);
    }

    private void add(Figure figure) {
        if (figure.ratios().isEmpty()) {
            rows.add(row(figure, List.of("", "", "", "")));
        }
        for (Ratio ratio : figure.ratios()) {
            rows.add(row(
                    figure,
                    List.of(
                            number(ratio.value()),
                            ratio.to(),
                            target(ratio),
                            target(ratio).isEmpty() ? "" : ratio.reached() ? "reached" : "missed")));
        }
    }

    private static List<String> row(Figure figure, List<String> ratio) {
        List<String> row = new ArrayList<>(List.of(
                figure.part(),
                figure.name(),
                number(figure.value()),
                figure.low() == figure.high() ? "" : number(figure.low()) + "–" + number(figure.high()),
                figure.unit()));
        row.addAll(ratio);
        return row;
    }

    private static String target(Ratio ratio) {
        return ratio.atLeast() != null
                ? "≥ " + number(ratio.atLeast())
                : ratio.atMost() != null ? "≤ " + number(ratio.atMost()) : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    @Override
    public String toString() {
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), widths));
            if (i == 0) {
                text.append(rule(widths));
            }
        }
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    private static String rule(int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int width : widths) {
            line.append("-".repeat(width + 2)).append('|');
        }
        return line.append('\n').toString();
    }
}
