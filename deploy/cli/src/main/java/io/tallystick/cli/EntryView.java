package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.cbor.CborText;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.entry.ControlEntry;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.GenesisEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.ProfileCertificate;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.senml.MalformedReadingsException;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.ledger.senml.Readings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An entry as fields for people and programs; times in UTC. */
final class EntryView {
    /** The longest text of a body: four times that of the largest entry. */
    private static final int MAX_BODY_CHARACTERS = 1 << 18;

    private final SignatureVerifier signatures;

    EntryView(SignatureVerifier signatures) {
        this.signatures = signatures;
    }

    Map<String, Object> of(int ledger, EntryFinder.Found found) {
        LedgerEntry entry = found.entry();
        Map<String, Object> fields = Json.object(
                "ledger",
                ledger,
                "index",
                found.index(),
                "kind",
                entry.kind().toString().toLowerCase(Locale.ROOT),
                "bytes",
                found.bytes().length,
                "leafHash",
                Hashes.toBase64(Hashes.leaf(found.bytes())));
        if (entry instanceof EventEntry event) {
            fields.put("late", event.late());
            fields.put("trust", event.trust());
            envelope(fields, event.envelope(), found.certificate());
        } else if (entry instanceof ControlEntry control) {
            envelope(fields, control.envelope(), Optional.empty());
        } else if (entry instanceof IntroductionEntry introduction) {
            fields.put("time", Instant.ofEpochMilli(introduction.timeMillis()));
            fields.put(
                    "certificates",
                    introduction.chain().stream().map(EntryView::certificate).toList());
        } else if (entry instanceof OutcomeEntry outcome) {
            fields.put("says", says(found.index(), outcome));
            fields.put("body", CborText.of(outcome.body(), MAX_BODY_CHARACTERS));
        } else if (entry instanceof MessageEntry message) {
            fields.putAll(Json.object(
                    "from",
                    message.from(),
                    "sequence",
                    message.sequence(),
                    "outcome",
                    message.index(),
                    "body",
                    CborText.of(message.body(), MAX_BODY_CHARACTERS)));
        } else if (entry instanceof GapEntry gap) {
            fields.putAll(Json.object(
                    "device", gap.device(), "subject", gap.subject(), "first", gap.first(), "last", gap.last()));
        } else if (entry instanceof GenesisEntry genesis) {
            fields.putAll(Json.object(
                    "ledgers",
                    genesis.ledgers(),
                    "genesisSha256",
                    HexFormat.of().formatHex(genesis.hash())));
        } else if (entry instanceof Seal seal) {
            fields.putAll(seal(seal));
        }
        return fields;
    }

    /** What is no outcome of contracts is shown all the same: to judge it is for {@code verify --replay}. */
    private static String says(long index, OutcomeEntry outcome) {
        try {
            return new OutcomeText(index, OutcomeCodec.decode(outcome.body())).text();
        } catch (MalformedOutcomeException e) {
            return "malformed: " + e.getMessage();
        }
    }

    static Map<String, Object> seal(Seal seal) {
        List<Object> inputs = new ArrayList<>();
        seal.inputs()
                .forEach(range -> inputs.add(Json.object(
                        "source",
                        range.source(),
                        "firstOffset",
                        range.first(),
                        "nextOffset",
                        range.next(),
                        "records",
                        range.records())));
        return Json.object(
                "height",
                seal.height(),
                "firstIndex",
                seal.first(),
                "time",
                Instant.ofEpochMilli(seal.timeMillis()),
                "previousRoot",
                seal.previousRoot(),
                "events",
                seal.counts().events(),
                "late",
                seal.counts().late(),
                "introductions",
                seal.counts().introductions(),
                "gaps",
                seal.counts().gaps(),
                "revocations",
                seal.counts().revocations(),
                "rejected",
                seal.declared().rejected(),
                "duplicates",
                seal.declared().duplicates(),
                "unsettled",
                seal.declared().unsettled(),
                "inputs",
                inputs,
                "stateDigest",
                seal.stateDigest());
    }

    private void envelope(Map<String, Object> fields, byte[] bytes, Optional<ProfileCertificate> known) {
        SignedEnvelope envelope;
        try {
            envelope = SignedEnvelope.decode(bytes);
        } catch (MalformedEnvelopeException e) {
            fields.put("malformed", e.getMessage());
            return;
        }
        boolean event = envelope.contentType().isReadings();
        fields.putAll(Json.object(
                event ? "device" : "organisation",
                envelope.device(),
                envelope.contentType() == ContentType.REVOCATION ? "device" : "subject",
                envelope.subject(),
                "sequence",
                envelope.sequence(),
                "issuedAt",
                Instant.ofEpochMilli(envelope.issuedAtMillis()),
                "algorithm",
                envelope.algorithm(),
                "contentType",
                envelope.contentType().mediaType()));
        envelope.original().ifPresent(original -> {
            fields.put("gateway", envelope.keyId());
            fields.put("originalType", original.mediaType());
            fields.put("originalSource", original.source());
            original.content()
                    .ifPresent(content -> fields.put("original", HexFormat.of().formatHex(content)));
        });
        fields.put("signature", signature(envelope, known));
        known.ifPresent(certificate -> fields.put("certificate", summary(certificate)));
        if (!event) {
            fields.put("payload", new String(envelope.payload(), StandardCharsets.UTF_8));
        } else {
            readings(fields, envelope);
        }
    }

    private String signature(SignedEnvelope envelope, Optional<ProfileCertificate> known) {
        if (known.isEmpty()) {
            return "not checked here: see `tallystick verify`";
        }
        return envelope.isSignedBy(known.get().key(), signatures) ? "valid" : "INVALID";
    }

    private static void readings(Map<String, Object> fields, SignedEnvelope envelope) {
        List<Object> readings = new ArrayList<>();
        try {
            for (Reading reading : Readings.of(envelope)) {
                readings.add(Json.object(
                        "name",
                        reading.name(),
                        "value",
                        value(reading.value()),
                        "unit",
                        reading.unit(),
                        "time",
                        Instant.ofEpochSecond(0, reading.timeMicros() * 1000)));
            }
            fields.put("readings", readings);
        } catch (MalformedReadingsException e) {
            fields.put("malformedReadings", e.getMessage());
        }
    }

    private static Object value(Reading.Value value) {
        if (value instanceof Reading.Numeric number) {
            return number.text();
        } else if (value instanceof Reading.Sum sum) {
            return "sum " + sum.text();
        } else if (value instanceof Reading.Bool truth) {
            return truth.value();
        } else if (value instanceof Reading.Text text) {
            return text.text();
        }
        return HexFormat.of().formatHex(((Reading.Data) value).bytes());
    }

    private static String certificate(byte[] der) {
        try {
            return summary(ProfileCertificate.parse(der));
        } catch (UntrustedCertificateException e) {
            return "malformed: " + e.getMessage();
        }
    }

    private static String summary(ProfileCertificate certificate) {
        return certificate.organisation() + "/" + certificate.commonName() + ", "
                + certificate.key().algorithm()
                + ", valid " + certificate.notBefore() + " to " + certificate.notAfter() + ", serial "
                + certificate.serial().toString(16);
    }
}
