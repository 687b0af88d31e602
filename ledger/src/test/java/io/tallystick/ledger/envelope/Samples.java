package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A good envelope, and bad ones made of it: each part can be replaced. */
final class Samples {
    static final Signer ED25519 = Signers.ed25519(new byte[32]);
    static final Signer ES256 = Signers.es256(BigInteger.TEN);
    static final byte[] PAYLOAD = "[{\"n\":\"temp\",\"u\":\"Cel\",\"v\":21.50}]".getBytes(StandardCharsets.UTF_8);
    static final Instant ISSUED_AT = Instant.parse("2026-01-02T03:04:05Z");

    private Samples() {}

    static byte[] good(Signer signer) {
        return Envelopes.sign(
                signer, "acme/pump-1", "pump-1", 7, ISSUED_AT, ContentType.SENML_JSON, PAYLOAD, List.of());
    }

    /** As the good one, by a gateway for the pump. */
    static byte[] byGateway(Original original) {
        return Envelopes.signFor(
                new OnBehalf("pump-1", original),
                ED25519,
                "acme/gw-1",
                "pump-1",
                7,
                ISSUED_AT,
                ContentType.SENML_JSON,
                PAYLOAD,
                List.of());
    }

    /** The headers of the good envelope, one by one, each as what writes label and value. */
    static Consumer<CborWriter> alg(long id) {
        return w -> w.integer(1).integer(id);
    }

    static Consumer<CborWriter> contentType(long format) {
        return w -> w.integer(3).integer(format);
    }

    static Consumer<CborWriter> keyId(String id) {
        return w -> w.integer(4).bytes(id.getBytes(StandardCharsets.UTF_8));
    }

    static Consumer<CborWriter> claims(String subject, Consumer<CborWriter> issuedAt) {
        return w ->
                issuedAt.accept(w.integer(15).map(2).integer(2).text(subject).integer(6));
    }

    static Consumer<CborWriter> sequence(long sequence) {
        return w -> w.integer(-65_537).integer(sequence);
    }

    static List<Consumer<CborWriter>> headers() {
        return new java.util.ArrayList<>(List.of(
                alg(-8),
                contentType(110),
                keyId("acme/pump-1"),
                claims("pump-1", w -> w.integer(ISSUED_AT.getEpochSecond())),
                sequence(7)));
    }

    static byte[] map(List<Consumer<CborWriter>> headers) {
        CborWriter writer = new CborWriter(64).map(headers.size());
        headers.forEach(header -> header.accept(writer));
        return writer.toByteArray();
    }

    /** Signed with the Ed25519 key, whatever the header says. */
    static byte[] signed(byte[] protectedHeader, byte[] payload) {
        byte[] signature = ED25519.sign(CoseSign1.sigStructure(protectedHeader, payload));
        return frame(protectedHeader, w -> w.map(0), w -> w.bytes(payload), signature);
    }

    static byte[] frame(
            byte[] protectedHeader, Consumer<CborWriter> unprotected, Consumer<CborWriter> payload, byte[] signature) {
        CborWriter writer = new CborWriter(64).tag(18).array(4).bytes(protectedHeader);
        unprotected.accept(writer);
        payload.accept(writer);
        return writer.bytes(signature).toByteArray();
    }
}
