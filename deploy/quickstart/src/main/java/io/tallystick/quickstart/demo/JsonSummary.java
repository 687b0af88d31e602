package io.tallystick.quickstart.demo;

import io.tallystick.ledger.audit.AuditCounts;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one line for programs. All its texts are of known characters, so nothing in it needs escaping. */
final class JsonSummary {
    private JsonSummary() {}

    static String of(Outcome outcome) {
        AuditCounts counts = outcome.counts();
        String rejected = new TreeMap<>(outcome.rejected())
                .entrySet().stream().map(JsonSummary::member).collect(Collectors.joining(","));
        String ledgers = outcome.ledgers().stream()
                .map(ledger -> "{\"ledger\":" + ledger.ledger() + ",\"size\":" + ledger.size() + ",\"root\":\""
                        + ledger.root() + "\"}")
                .collect(Collectors.joining(","));
        String business = outcome.fields().stream().map(JsonSummary::field).collect(Collectors.joining(","));
        LiveMetrics.Latency latency = outcome.latency();
        return "{\"verdict\":\"" + (outcome.holds() ? "holds" : "does not hold") + '"'
                + ",\"sent\":" + outcome.sent()
                + ",\"accepted\":" + (counts.events() - outcome.visitors().accepted())
                + ",\"duplicates\":" + counts.duplicates()
                + ",\"rejected\":{" + rejected + '}'
                + ",\"visitors\":{\"accepted\":" + outcome.visitors().accepted()
                + ",\"refused\":"
                + (outcome.visitors().refused() + outcome.visitors().refusedByLedgers()) + '}'
                + ",\"gaps\":" + counts.gaps()
                + ",\"late\":" + counts.late()
                + ",\"introductions\":" + counts.introductions()
                + ",\"revocations\":" + counts.revocations()
                + ",\"activations\":" + counts.activations()
                + ",\"outcomes\":" + counts.outcomes()
                + ",\"messages\":" + counts.messages()
                + ",\"contracts\":" + outcome.contracts()
                + ",\"business\":{" + business + '}'
                + ",\"blocks\":" + counts.blocks()
                + ",\"checkpoints\":" + outcome.checkpoints()
                + ",\"entries\":" + outcome.entries()
                + ",\"ledgers\":[" + ledgers + ']'
                + ",\"latency_ms\":{\"sealed_p50\":" + latency.sealedP50()
                + ",\"sealed_p99\":" + latency.sealedP99()
                + ",\"signed_p50\":" + latency.signedP50()
                + ",\"signed_p99\":" + latency.signedP99() + '}'
                + ",\"events_per_second\":" + decimal(outcome.sent() / Math.max(0.001, outcome.sendSeconds()))
                + ",\"first_block_seconds\":" + decimal(outcome.firstBlockSeconds())
                + ",\"seconds\":" + decimal(outcome.seconds()) + '}';
    }

    private static String field(FieldLine line) {
        String paid = line.found().paid().cents().entrySet().stream()
                .map(JsonSummary::member)
                .collect(Collectors.joining(","));
        return '"' + line.field().name().toLowerCase(Locale.ROOT) + "\":{\"contracts\":"
                + line.contracts().size() + ",\"alerts\":"
                + line.found().raised() + ",\"payments\":"
                + line.found().settled() + ",\"messages\":"
                + line.found().messages() + ",\"commands\":"
                + line.found().commands() + ",\"paid_cents\":{" + paid + "}}";
    }

    private static String member(Map.Entry<String, Long> entry) {
        return '"' + entry.getKey() + "\":" + entry.getValue();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
