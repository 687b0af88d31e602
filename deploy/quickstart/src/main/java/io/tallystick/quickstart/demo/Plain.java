package io.tallystick.quickstart.demo;

import io.tallystick.connect.mqtt.broker.BrokerAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same in words: a line for a second, a sentence for a refusal. */
final class Plain {
    private static final Pattern DEVICE = Pattern.compile("[a-z][a-z0-9-]*/[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final int NEWS_SHOWN = 5;

    private Plain() {}

    static String line(Frame frame) {
        return String.format(
                Locale.ROOT,
                "%s  %,7d/s  sent %,d  entered %,d  refused %,d  copies %,d  gaps %,d  blocks %,d  p50 %,d ms  p99 %,d ms",
                Screen.minutes(frame.elapsedSeconds()),
                frame.perSecond(),
                frame.sent(),
                frame.accepted(),
                frame.refusedInAll(),
                frame.duplicates(),
                frame.gaps(),
                frame.ledgers().stream().mapToLong(LedgerView::blocks).sum(),
                frame.latency().sealedP50(),
                frame.latency().sealedP99());
    }

    /** How to take part, as a command to copy. */
    static String invitation(BrokerAddress mqtt) {
        String where =
                (mqtt.host().equals("127.0.0.1") || mqtt.host().equals("localhost") ? "" : "-h " + mqtt.host() + " ")
                        + (mqtt.port() == DemoOptions.MQTT_PORT ? "" : "-p " + mqtt.port() + " ");
        return "take part: mosquitto_pub " + where
                + "-t tallystick/readings/my-freezer/probe-1 -m '{\"temperature\": 4.2}'";
    }

    /** Where a visitor's reading is. */
    static String visitor(Visitors.Seen seen) {
        return "       a visitor      " + seen.text();
    }

    /** The news that people would want to be called for: alerts that were raised, and payments; no more than a few. */
    static List<String> news(List<LiveBusiness.News> news) {
        return news.stream()
                .filter(one -> one.headline().urgent() || one.headline().paid())
                .limit(NEWS_SHOWN)
                .map(one -> String.format(
                        Locale.ROOT,
                        "       %-13s  %s: %s",
                        one.field().name().toLowerCase(Locale.ROOT),
                        one.headline().subject(),
                        one.headline().text()))
                .toList();
    }

    /** What was refused; the ledger's own words where they name no device. */
    static String sentence(LiveMetrics.Refused refused) {
        Matcher found = DEVICE.matcher(refused.detail());
        String device = found.find() ? found.group() : "";
        String said = switch (refused.reason()) {
            case "bad-signature" -> " did not sign this: forged or altered on its way";
            case "unknown-device" -> " is not known here and shows no certificate";
            case "untrusted-certificate" -> " shows a certificate that nobody here trusts";
            case "revoked" -> " was revoked, and sends all the same";
            case "equivocation" -> " signed two different things under one number";
            default -> "";
        };
        return device.isEmpty() || said.isEmpty() ? refused.reason() + ": " + refused.detail() : device + said;
    }
}
