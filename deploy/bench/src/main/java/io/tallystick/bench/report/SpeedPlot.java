package io.tallystick.bench.report;

import io.tallystick.bench.figures.Spread;
import io.tallystick.bench.speed.BatchResult;
import io.tallystick.bench.speed.CaseResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as a picture, SVG 1.1: throughput by case and batch size, and how long events take. */
public final class SpeedPlot {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 460;
    private static final int LINES = 5;
    private static final Map<String, String> COLOURS = Map.of(
            "copy", "#7f8c8d",
            "verify", "#e08e0b",
            "seal", "#1f6fb2",
            "seal-unchecked", "#8fc1e8");
    private static final String OTHER_COLOUR = "#9b59b6";

    private final StringBuilder svg = new StringBuilder();

    private SpeedPlot() {}

    /** The picture, a whole file. */
    public static String of(BenchReport report) {
        SpeedPlot plot = new SpeedPlot();
        plot.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        plot.add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        boolean latency = report.latency() != null;
        plot.throughput(report.batches(), new Frame(70, 60, latency ? 560 : 930, 390, 0, top(report.batches())));
        if (latency) {
            LatencyPlot.draw(plot.svg, report.latency(), new Frame(640, 60, 930, 390, 0, 1));
        }
        plot.text(WIDTH / 2.0, HEIGHT - 12, "middle", 11, surroundings(report));
        plot.add("</svg>");
        return plot.svg.toString();
    }

    private static String surroundings(BenchReport report) {
        Map<String, String> at = report.surroundings();
        return String.join(
                " · ",
                at.getOrDefault("processor", "?"),
                at.getOrDefault("jdk", "?"),
                at.getOrDefault("collector", "?"),
                "commit " + at.getOrDefault("commit", "?"));
    }

    /** A round number above all rates. */
    private static double top(List<BatchResult> batches) {
        double most = batches.stream()
                .flatMap(batch -> batch.cases().stream())
                .mapToDouble(one -> one.rate().max())
                .max()
                .orElse(10);
        return LatencyPlot.roundUp(most / LINES) * LINES;
    }

    private void throughput(List<BatchResult> batches, Frame frame) {
        text(frame.left(), 24, "start", 15, "Throughput: median, minimum and maximum");
        for (int i = 0; i <= LINES; i++) {
            double rate = frame.max() * i / LINES;
            double y = frame.y(rate);
            add("<path d=\"M%.1f %.1fH%.1f\" stroke=\"#ddd\"/>", frame.left(), y, frame.right());
            text(frame.left() - 6, y + 4, "end", 12, thousands(rate));
        }
        add(
                "<text transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\">records a second</text>",
                (frame.top() + frame.bottom()) / 2);
        double group = (frame.right() - frame.left()) / batches.size();
        for (int i = 0; i < batches.size(); i++) {
            group(batches.get(i), frame, frame.left() + i * group, group);
        }
        legend(batches.get(0), frame);
    }

    private void group(BatchResult batch, Frame scale, double left, double width) {
        double bar = width * 0.8 / batch.cases().size();
        for (int i = 0; i < batch.cases().size(); i++) {
            CaseResult one = batch.cases().get(i);
            Spread rate = one.rate();
            double x = left + width * 0.1 + i * bar;
            double y = scale.y(rate.median());
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                    x, y, bar * 0.9, scale.bottom() - y, colour(one));
            double middle = x + bar * 0.45;
            add("<path d=\"M%.1f %.1fV%.1f\" stroke=\"#222\"/>", middle, scale.y(rate.min()), scale.y(rate.max()));
            text(middle, scale.y(rate.max()) - 4, "middle", 9, thousands(rate.median()));
        }
        String label = batch.readings() + (batch.readings() == 1 ? " reading" : " readings") + " a record";
        text(left + width / 2, scale.bottom() + 18, "middle", 12, label);
        text(
                left + width / 2,
                scale.bottom() + 34,
                "middle",
                11,
                String.format(Locale.ROOT, "%.0f bytes", batch.recordBytes()));
    }

    private static String thousands(double rate) {
        return rate < 1_000
                ? String.format(Locale.ROOT, "%.0f", rate)
                : String.format(Locale.ROOT, rate < 10_000 ? "%.1fk" : "%.0fk", rate / 1e3);
    }

    private void legend(BatchResult batch, Frame frame) {
        double x = frame.left();
        for (CaseResult one : batch.cases()) {
            add("<rect x=\"%.1f\" y=\"34\" width=\"11\" height=\"11\" fill=\"%s\"/>", x, colour(one));
            text(x + 15, 44, "start", 12, one.name());
            x += 30 + 7 * one.name().length();
        }
    }

    private static String colour(CaseResult one) {
        return COLOURS.getOrDefault(one.name(), OTHER_COLOUR);
    }

    private void text(double x, double y, String anchor, int size, String text) {
        svg.append(Frame.text(x, y, anchor, size, text));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** The place of one diagram on the page and the range of its vertical axis; y grows downwards. */
    record Frame(double left, double top, double right, double bottom, double min, double max) {
        /** Where a value of the vertical axis lies; outside of the range, at its end. */
        double y(double value) {
            double share = (Math.max(min, Math.min(max, value)) - min) / (max - min);
            return bottom - share * (bottom - top);
        }

        static String text(double x, double y, String anchor, int size, String text) {
            String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n",
                    x,
                    y,
                    anchor,
                    size,
                    escaped);
        }
    }
}
