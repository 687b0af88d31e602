package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonDigest;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.json.StrictJson;
import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeLimits;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.pipeline.AuthenticatedEvent;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.senml.MalformedReadingsException;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.rules.engine.Document;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Moment;
import io.tallystick.rules.engine.Readings;
import io.tallystick.rules.engine.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Takes events to the instances on their subject. A JSON object with a text as its member {@code document} is a document, anything else
 * is readings. An event that nothing here is about costs one look-up; if it is JSON, also a search for the word.
 */
final class EventDesk {
    private static final byte[] WORD = "\"document\"".getBytes(StandardCharsets.US_ASCII);

    private final Instances instances;
    private final Treasury treasury;
    private final Publisher publisher;
    private final DocumentDesk documents;
    private final Migrations migrations;
    private final Firings firings = new Firings();

    EventDesk(
            Instances instances,
            Treasury treasury,
            Publisher publisher,
            DocumentDesk documents,
            Migrations migrations) {
        this.migrations = migrations;
        this.instances = instances;
        this.treasury = treasury;
        this.publisher = publisher;
        this.documents = documents;
    }

    void take(long index, AuthenticatedEvent event, long nowMillis, ContractStage.Emitter out) {
        SignedEnvelope envelope = event.envelope();
        List<Slot> slots = instances.on(envelope.subject());
        SortedMap<String, Object> json = null;
        try {
            // A document is the word of whose key it is signed with: what a gateway signs is readings.
            if (envelope.contentType() == ContentType.JSON && !envelope.isOnBehalf()) {
                byte[] payload = envelope.payload();
                if (contains(payload, WORD)) {
                    json = StrictJson.object(payload);
                }
            }
            if (json != null && json.get("document") instanceof String type) {
                document(
                        new SignedDocument(
                                type, json, envelope.subject(), envelope.keyId(), JsonDigest.of(json), index),
                        slots,
                        nowMillis,
                        out);
            } else if (!slots.isEmpty()) {
                readings(index, event, slots, nowMillis, out);
            }
        } catch (MalformedReadingsException | MalformedDocumentException e) {
            if (!slots.isEmpty()) {
                Publisher.emit(unreadable(index, envelope, e, nowMillis), out);
            }
        }
    }

    private void document(SignedDocument document, List<Slot> slots, long nowMillis, ContractStage.Emitter out) {
        if (document.type().startsWith(DocumentDesk.RESERVED)) {
            documents.take(document, nowMillis, out);
            return;
        }
        Document given = new Document(document.type(), document.content(), document.signer(), document.digest());
        Moment moment = new Moment(nowMillis, document.index());
        for (Slot slot : slots) {
            migrations.before(slot, nowMillis, out);
            if (!slot.isOver()) {
                instances.instance(slot).document(moment, given, treasury, firings);
                instances.touched(slot, nowMillis);
                publisher.fired(slot, document.index(), nowMillis, 0, firings.drain(), out);
            }
        }
    }

    private void readings(
            long index, AuthenticatedEvent event, List<Slot> slots, long nowMillis, ContractStage.Emitter out)
            throws MalformedReadingsException, MalformedDocumentException {
        Readings readings = null;
        Moment moment = new Moment(nowMillis, index);
        for (Slot slot : slots) {
            if (slot.isOver()) {
                continue;
            }
            if (readings == null) {
                readings = new Readings(event.device(), event.trust() == TrustLevel.GATEWAY, samples(event.envelope()));
            }
            migrations.before(slot, nowMillis, out);
            if (!slot.isOver()) {
                instances.instance(slot).readings(moment, readings, treasury, firings);
                instances.touched(slot, nowMillis);
                publisher.fired(slot, index, nowMillis, 0, firings.drain(), out);
            }
        }
    }

    /** Bytes and sums are for other programs: contracts do not see them. */
    private static List<Sample> samples(SignedEnvelope envelope)
            throws MalformedReadingsException, MalformedDocumentException {
        List<Reading> readings = io.tallystick.ledger.senml.Readings.of(envelope);
        // CBOR has no escapes.
        boolean mayBeHalf = envelope.contentType() != ContentType.SENML_CBOR;
        List<Sample> samples = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            if (mayBeHalf) {
                requireWhole(reading);
            }
            Object value = reading.value() instanceof Reading.Numeric number
                    ? (Object) number.value()
                    : reading.value() instanceof Reading.Text text
                            ? text.text()
                            : reading.value() instanceof Reading.Bool bool ? bool.value() : null;
            if (value != null) {
                samples.add(new Sample(reading.name(), reading.unit(), value, reading.timeMillis()));
            }
        }
        return samples;
    }

    /** An escape in JSON can say half of a character; what contracts keep and print is UTF-8, which cannot. */
    private static void requireWhole(Reading reading) throws MalformedDocumentException {
        String text = reading.value() instanceof Reading.Text value ? value.text() : "";
        if (!StrictJson.isWhole(reading.name()) || !StrictJson.isWhole(reading.unit()) || !StrictJson.isWhole(text)) {
            throw new MalformedDocumentException(HostWording.HALF_CHARACTER);
        }
    }

    private static Outcome unreadable(long index, SignedEnvelope envelope, Exception e, long nowMillis) {
        // What a parser says about bytes that are no JSON is not part of the format: it may change with its version.
        String detail = HostWording.UNREADABLE.of(envelope.contentType().mediaType());
        return new Outcome.Refused(
                Matter.EVENT,
                envelope.subject(),
                envelope.device(),
                RefusalCode.MALFORMED.name(),
                OutcomeLimits.detail(e instanceof MalformedDocumentException ? e.getMessage() : detail),
                List.of(index),
                nowMillis);
    }

    private static boolean contains(byte[] bytes, byte[] word) {
        int last = bytes.length - word.length;
        for (int i = 0; i <= last; i++) {
            int matched = 0;
            while (matched < word.length && bytes[i + matched] == word[matched]) {
                matched++;
            }
            if (matched == word.length) {
                return true;
            }
        }
        return false;
    }
}
