package io.tallystick.bench.report;

import io.tallystick.bench.latency.LatencyResult;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Latency by percentile: each step to the right leaves a tenth of the events above. */
final class LatencyPlot {
    private static final double[] TICKS = {50, 90, 99, 99.9, 99.99};
    /** 99.99 %: ten to the power of -4 of the events lie above. */
    private static final double DECADES = 4;

    private static final int STEPS = 120;
    private static final int LINES = 5;

    private LatencyPlot() {}

    static void draw(StringBuilder svg, LatencyResult latency, SpeedPlot.Frame place) {
        double most = LatencyResult.millis(latency.checkpoints(), 100);
        double unit = roundUp(Math.max(1, Math.max(most, LatencyResult.millis(latency.blocks(), 100))) / LINES);
        SpeedPlot.Frame frame =
                new SpeedPlot.Frame(place.left(), place.top(), place.right(), place.bottom(), 0, unit * LINES);
        String title = String.format(Locale.ROOT, "Latency at %,d events a second", latency.rate());
        svg.append(SpeedPlot.Frame.text(frame.left() - 30, 24, "start", 15, title));
        for (int i = 0; i <= LINES; i++) {
            double y = frame.y(i * unit);
            svg.append(String.format(
                    Locale.ROOT, "<path d=\"M%.1f %.1fH%.1f\" stroke=\"#ddd\"/>%n", frame.left(), y, frame.right()));
            String label = String.format(Locale.ROOT, "%,.0f", i * unit);
            svg.append(SpeedPlot.Frame.text(frame.left() - 6, y + 4, "end", 12, label));
        }
        for (double tick : TICKS) {
            double x = x(frame, tick);
            String label = LatencyResult.name(tick).substring(1) + " %";
            svg.append(SpeedPlot.Frame.text(x, frame.bottom() + 18, "middle", 11, label));
        }
        double middle = (frame.left() + frame.right()) / 2;
        svg.append(SpeedPlot.Frame.text(middle, frame.bottom() + 36, "middle", 12, "percentile of the events"));
        svg.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\">milliseconds from the time to"
                        + " send</text>%n",
                frame.left() - 46,
                (frame.top() + frame.bottom()) / 2));
        line(svg, frame, latency.blocks(), "#1f6fb2", "block readable", 0);
        line(svg, frame, latency.checkpoints(), "#c0392b", "checkpoint readable", 120);
    }

    private static void line(
            StringBuilder svg, SpeedPlot.Frame frame, Histogram histogram, String colour, String name, int at) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= STEPS; i++) {
            double percentile = 100 - 100 * Math.pow(10, -DECADES * i / STEPS);
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    i == 0 ? "M" : "L",
                    x(frame, percentile),
                    frame.y(LatencyResult.millis(histogram, percentile))));
        }
        svg.append(String.format(
                Locale.ROOT, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, colour));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"34\" width=\"11\" height=\"11\" fill=\"%s\"/>%n",
                frame.left() + at,
                colour));
        svg.append(SpeedPlot.Frame.text(frame.left() + at + 15, 44, "start", 12, name));
    }

    private static double x(SpeedPlot.Frame frame, double percentile) {
        double decades = Math.min(DECADES, -Math.log10(1 - percentile / 100));
        return frame.left() + decades / DECADES * (frame.right() - frame.left());
    }

    /** The next of 1, 2, 5, 10, 20, 50 … */
    static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= value) {
                return times * power;
            }
        }
        return 10 * power;
    }
}
