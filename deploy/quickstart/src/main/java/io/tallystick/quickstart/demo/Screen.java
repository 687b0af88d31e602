package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Headline;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws a frame as {@value #HEIGHT} lines of at most {@value #WIDTH} columns. */
final class Screen {
    static final int WIDTH = 80;
    static final int HEIGHT = 23;

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int LEDGERS_SHOWN = 4;
    private static final int ROOT_DIGITS = 24;

    private final Style style;
    private final String invitation;
    private final DateTimeFormatter clock;

    /** @param invitation how to take part, until somebody does */
    Screen(Style style, ZoneId zone, String invitation) {
        this.style = style;
        this.invitation = invitation;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    List<String> draw(Frame frame) {
        List<String> lines = new ArrayList<>();
        lines.add(title(frame));
        lines.add(style.dim(progress(frame)));
        lines.add(rate(frame));
        lines.add(latency(frame.latency()));
        ledgers(frame, lines);
        lines.add(visitor(frame));
        fields(frame, lines);
        refusals(frame, lines);
        boolean over = frame.elapsedSeconds() > frame.totalSeconds();
        lines.add(style.dim(
                over
                        ? " The fleet is silent; the business that has begun comes to its end."
                        : " Ctrl-C stops, audits every ledger from its files, and prints the verdict."));
        return lines;
    }

    /** Where a visitor's reading is; until there is one, how to be a visitor. */
    private String visitor(Frame frame) {
        return frame.visitor()
                .map(seen -> style.good(cut(" a visitor: " + seen.text(), WIDTH)))
                .orElse(style.dim(cut(" " + invitation, WIDTH)));
    }

    private String title(Frame frame) {
        String left = String.format(
                Locale.ROOT,
                "demo: %,d devices in 8 fields, %d ledger%s",
                frame.devices(),
                frame.ledgers().size(),
                frame.ledgers().size() == 1 ? "" : "s");
        String right = minutes(frame.elapsedSeconds()) + " / " + minutes(frame.totalSeconds());
        int gap = WIDTH - " tallystick  ".length() - left.length() - right.length() - 1;
        return " " + style.bold(style.accent("tallystick")) + "  " + left + " ".repeat(Math.max(1, gap))
                + style.bold(right);
    }

    private static String progress(Frame frame) {
        long total = Math.max(1, frame.totalSeconds());
        int done = (int) (Math.min(total, frame.elapsedSeconds()) * (WIDTH - 2) / total);
        return " " + "━".repeat(done) + "─".repeat(WIDTH - 2 - done);
    }

    private String rate(Frame frame) {
        return " events/s " + style.bold(String.format(Locale.ROOT, "%,8d", frame.perSecond())) + " "
                + style.good(String.format("%-40s", sparkline(frame.rates())))
                + String.format(Locale.ROOT, " entered %,11d", frame.accepted());
    }

    private static String sparkline(List<Long> rates) {
        long most = Math.max(1, rates.stream().mapToLong(Long::longValue).max().orElse(1));
        StringBuilder line = new StringBuilder();
        for (long rate : rates) {
            line.append(BARS.charAt((int) (Math.max(0, rate) * (BARS.length() - 1) / most)));
        }
        return line.toString();
    }

    private static String latency(LiveMetrics.Latency latency) {
        String line = String.format(
                Locale.ROOT,
                " latency ms  to block p50 %,d p99 %,d   to checkpoint p50 %,d p99 %,d",
                latency.sealedP50(),
                latency.sealedP99(),
                latency.signedP50(),
                latency.signedP99());
        return cut(line, WIDTH);
    }

    private void ledgers(Frame frame, List<String> lines) {
        lines.add(style.dim(String.format(
                " ledger %12s %9s %12s   %s", "entries", "blocks", "checkpoints", "newest root (SHA-256)")));
        List<LedgerView> ledgers = frame.ledgers();
        int rows = ledgers.size() > LEDGERS_SHOWN ? LEDGERS_SHOWN - 1 : ledgers.size();
        for (LedgerView ledger : ledgers.subList(0, rows)) {
            String root = ledger.root().isEmpty() ? "" : ledger.root().substring(0, ROOT_DIGITS) + "…";
            lines.add(String.format(
                            Locale.ROOT,
                            " %-6d %,12d %,9d %,12d   ",
                            ledger.ledger(),
                            ledger.entries(),
                            ledger.blocks(),
                            ledger.checkpoints())
                    + style.accent(root));
        }
        if (ledgers.size() > LEDGERS_SHOWN) {
            long entries = ledgers.subList(rows, ledgers.size()).stream()
                    .mapToLong(LedgerView::entries)
                    .sum();
            lines.add(String.format(Locale.ROOT, " others %,12d   in %d more ledgers", entries, ledgers.size() - rows));
        }
    }

    private void fields(Frame frame, List<String> lines) {
        String latest =
                "latest of what " + frame.contracts() + (frame.contracts() == 1 ? " contract did" : " contracts did");
        lines.add(style.dim(String.format(" %-13s %8s %6s %6s  %s", "field", "sent", "alerts", "money", latest)));
        for (Frame.Row row : frame.fields()) {
            String head = String.format(
                    Locale.ROOT,
                    " %-13s %,8d %,6d %,6d  ",
                    row.sent().field().name().toLowerCase(Locale.ROOT),
                    row.sent().sent(),
                    row.alerts(),
                    row.payments());
            lines.add(head + latest(row, WIDTH - head.length()));
        }
    }

    /** What people of that field would want to hear; until there is something, one of its readings. */
    private String latest(Frame.Row row, int columns) {
        if (row.headline().isEmpty()) {
            return style.dim(cut(row.sent().latest(), columns));
        }
        Headline line = row.headline().get();
        String text = cut(line.subject() + ": " + line.text(), columns);
        return line.urgent() ? style.warn(text) : line.paid() ? style.good(text) : text;
    }

    private void refusals(Frame frame, List<String> lines) {
        lines.add(String.format(
                Locale.ROOT,
                " dropped copies %,d, gaps entered %,d, waiting for earlier ones %,d",
                frame.duplicates(),
                frame.gaps(),
                frame.ledgers().stream().mapToLong(LedgerView::waiting).sum()));
        String reasons = frame.refused().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
        lines.add(
                style.warn(cut(String.format(Locale.ROOT, " refused %,d: %s", frame.refusedInAll(), reasons), WIDTH)));
        lines.add(frame.latest().isEmpty() ? "" : refusal(frame.latest().get(0)));
    }

    private String refusal(LiveMetrics.Refused refused) {
        String when = clock.format(Instant.ofEpochMilli(refused.atMillis()));
        return " " + style.dim(when) + " " + style.warn(cut(Plain.sentence(refused), WIDTH - when.length() - 3));
    }

    static String minutes(long seconds) {
        return String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
    }

    private static String cut(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
    }
}
