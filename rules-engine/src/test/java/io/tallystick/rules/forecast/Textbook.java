package io.tallystick.rules.forecast;

import java.util.List;

/** The formulas with all their indexes, from the beginning of the series each time. */
final class Textbook {
    private Textbook() {}

    static double simple(List<Double> y, double alpha) {
        double[] l = new double[y.size()];
        l[0] = y.get(0);
        for (int t = 1; t < l.length; t++) {
            l[t] = alpha * y.get(t) + (1 - alpha) * l[t - 1];
        }
        return l[l.length - 1];
    }

    static double holt(List<Double> y, double alpha, double beta, int h) {
        double[] l = new double[y.size()];
        double[] b = new double[y.size()];
        l[1] = y.get(1);
        b[1] = y.get(1) - y.get(0);
        for (int t = 2; t < l.length; t++) {
            l[t] = alpha * y.get(t) + (1 - alpha) * (l[t - 1] + b[t - 1]);
            b[t] = beta * (l[t] - l[t - 1]) + (1 - beta) * b[t - 1];
        }
        return l[l.length - 1] + h * b[l.length - 1];
    }

    static double winters(List<Double> y, boolean times, int m, double alpha, double beta, double gamma, int h) {
        int n = y.size();
        double[] l = new double[n];
        double[] b = new double[n];
        double[] s = new double[n];
        double sum = 0;
        double rise = 0;
        for (int t = 0; t < m; t++) {
            sum += y.get(t);
            rise += (y.get(m + t) - y.get(t)) / m;
        }
        l[m - 1] = sum / m;
        b[m - 1] = rise / m;
        for (int t = 0; t < m; t++) {
            s[t] = times ? y.get(t) / l[m - 1] : y.get(t) - l[m - 1];
        }
        for (int t = m; t < n; t++) {
            double line = l[t - 1] + b[t - 1];
            l[t] = alpha * (times ? y.get(t) / s[t - m] : y.get(t) - s[t - m]) + (1 - alpha) * line;
            b[t] = beta * (l[t] - l[t - 1]) + (1 - beta) * b[t - 1];
            s[t] = gamma * (times ? y.get(t) / l[t] : y.get(t) - l[t]) + (1 - gamma) * s[t - m];
        }
        int k = (h - 1) / m;
        double season = s[n - 1 + h - m * (k + 1)];
        double line = l[n - 1] + h * b[n - 1];
        return times ? line * season : line + season;
    }
}
