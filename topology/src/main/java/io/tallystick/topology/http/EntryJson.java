package io.tallystick.topology.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tallystick.ledger.cbor.CborText;
import io.tallystick.ledger.entry.ControlEntry;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.GenesisEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.Original;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.senml.MalformedReadingsException;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.ledger.senml.Readings;
import io.tallystick.topology.readmodel.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** An entry as JSON: its bytes, and what they say for those who only want to read. */
final class EntryJson {
    /** The longest text of a body: four times that of the largest entry, whose bytes are in {@code raw} anyway. */
    private static final int MAX_BODY_CHARACTERS = 1 << 18;

    private EntryJson() {}

    static ObjectNode of(StoredEntry stored) {
        byte[] bytes = stored.bytes();
        LedgerEntry entry = stored.decode();
        ObjectNode json = Json.object()
                .put("ledger", stored.block().ledger())
                .put("index", stored.index())
                .put("block", stored.block().seal().height())
                .put("blockTime", time(stored.block().seal().timeMillis()))
                .put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        describe(entry, json);
        return json.put("raw", base64(bytes));
    }

    private static void describe(LedgerEntry entry, ObjectNode json) {
        if (entry instanceof EventEntry event) {
            json.put("late", event.late()).put("trust", event.trust().name().toLowerCase(Locale.ROOT));
            SignedEnvelope envelope = decode(event.envelope());
            json.put("device", envelope.device());
            envelope.original().ifPresent(original -> gateway(envelope, original, json));
            envelope(envelope, json);
            readings(envelope, json);
        } else if (entry instanceof ControlEntry control) {
            SignedEnvelope envelope = decode(control.envelope());
            envelope(envelope, json.put("organisation", envelope.keyId()));
            json.put("payload", new String(envelope.payload(), StandardCharsets.UTF_8));
        } else if (entry instanceof OutcomeEntry outcome) {
            json.put("body", CborText.of(outcome.body(), MAX_BODY_CHARACTERS));
        } else if (entry instanceof MessageEntry message) {
            json.put("from", message.from())
                    .put("sequence", message.sequence())
                    .put("outcome", message.index())
                    .put("body", CborText.of(message.body(), MAX_BODY_CHARACTERS));
        } else if (entry instanceof GapEntry gap) {
            json.put("device", gap.device())
                    .put("subject", gap.subject())
                    .put("firstMissing", gap.first())
                    .put("lastMissing", gap.last());
        } else if (entry instanceof IntroductionEntry introduction) {
            json.put("time", time(introduction.timeMillis()));
            ArrayNode chain = json.putArray("certificates");
            introduction.chain().forEach(certificate -> chain.add(base64(certificate)));
        } else if (entry instanceof GenesisEntry genesis) {
            json.put("ledgers", genesis.ledgers()).put("networkSha256", hex(genesis.hash()));
        } else if (entry instanceof Seal seal) {
            BlockJson.seal(seal, json);
        }
    }

    private static void gateway(SignedEnvelope envelope, Original original, ObjectNode json) {
        json.put("gateway", envelope.keyId());
        ObjectNode got = json.putObject("original").put("mediaType", original.mediaType());
        got.put("source", original.source());
        original.content().ifPresent(content -> got.put("content", base64(content)));
    }

    private static void envelope(SignedEnvelope envelope, ObjectNode json) {
        json.put("subject", envelope.subject())
                .put("sequence", envelope.sequence())
                .put("issuedAt", time(envelope.issuedAtMillis()))
                .put("algorithm", envelope.algorithm().name())
                .put("contentType", envelope.contentType().mediaType());
    }

    /** A ledger takes any payload that its device signed, also one that is not what its content type says. */
    private static void readings(SignedEnvelope envelope, ObjectNode json) {
        try {
            ArrayNode readings = Json.array();
            Readings.of(envelope).forEach(reading -> readings.add(reading(reading)));
            json.set("readings", readings);
        } catch (MalformedReadingsException e) {
            json.put("unreadable", e.getMessage());
        }
    }

    /** Numbers are given as the sender wrote them. */
    private static ObjectNode reading(Reading reading) {
        ObjectNode json = Json.object().put("name", reading.name());
        if (!reading.unit().isEmpty()) {
            json.put("unit", reading.unit());
        }
        json.put("time", micros(reading.timeMicros()));
        if (reading.value() instanceof Reading.Numeric number) {
            json.putRawValue("value", new RawValue(number.text()));
        } else if (reading.value() instanceof Reading.Sum sum) {
            json.putRawValue("sum", new RawValue(sum.text()));
        } else if (reading.value() instanceof Reading.Text text) {
            json.put("text", text.text());
        } else if (reading.value() instanceof Reading.Bool bool) {
            json.put("bool", bool.value());
        } else if (reading.value() instanceof Reading.Data data) {
            json.put("data", base64(data.bytes()));
        }
        return json;
    }

    private static SignedEnvelope decode(byte[] envelope) {
        try {
            return SignedEnvelope.decode(envelope);
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException("an entry's envelope does not decode", e);
        }
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static String micros(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 1_000 * Math.floorMod(micros, 1_000_000L))
                .toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
