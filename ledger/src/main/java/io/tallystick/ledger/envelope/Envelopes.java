package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.identity.IdentityLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Makes signed envelopes; what it makes, {@link SignedEnvelope#decode} takes. */
public final class Envelopes {
    private Envelopes() {}

    /**
     * Signs one envelope.
     *
     * @param keyId {@code organisation/device}, or {@code organisation}
     * @param subject 1 to 255 bytes of UTF-8, no control characters
     * @param sequence 1 to {@link SignedEnvelope#MAX_SEQUENCE}
     * @param issuedAt 1970 to 9999; milliseconds are kept, less is cut off
     * @param payload at least one byte
     * @param chain DER certificates, the signer's first; none, or up to {@link IdentityLimits#MAX_CHAIN_LENGTH}
     * @throws IllegalArgumentException naming the fault, if the decoder would refuse the result
     * @throws io.tallystick.ledger.crypto.SigningException if the key cannot be used
     */
    public static byte[] sign(
            Signer signer,
            String keyId,
            String subject,
            long sequence,
            Instant issuedAt,
            ContentType contentType,
            byte[] payload,
            List<byte[]> chain) {
        byte[] header = protectedHeader(signer, keyId, subject, sequence, issuedAt, contentType, chain);
        byte[] signature = signer.sign(CoseSign1.sigStructure(header, payload));
        byte[] envelope = new CborWriter(header.length + payload.length + 96)
                .tag(CoseSign1.TAG)
                .array(4)
                .bytes(header)
                .map(0)
                .bytes(payload)
                .bytes(signature)
                .toByteArray();
        try {
            SignedEnvelope.decode(envelope);
        } catch (MalformedEnvelopeException e) {
            throw new IllegalArgumentException("cannot be an envelope: " + e.getMessage(), e);
        }
        return envelope;
    }

    private static byte[] protectedHeader(
            Signer signer,
            String keyId,
            String subject,
            long sequence,
            Instant issuedAt,
            ContentType contentType,
            List<byte[]> chain) {
        CborWriter header = new CborWriter(128 + 1024 * chain.size());
        header.map(chain.isEmpty() ? 5 : 6);
        header.integer(HeaderLabels.ALGORITHM).integer(signer.algorithm().coseId());
        header.integer(HeaderLabels.CONTENT_TYPE);
        if (contentType.coapFormat() >= 0) {
            header.integer(contentType.coapFormat());
        } else {
            header.text(contentType.mediaType());
        }
        header.integer(HeaderLabels.KEY_ID).bytes(keyId.getBytes(StandardCharsets.UTF_8));
        header.integer(HeaderLabels.CWT_CLAIMS).map(2);
        header.integer(HeaderLabels.CLAIM_SUBJECT).text(subject);
        issuedAt(header.integer(HeaderLabels.CLAIM_ISSUED_AT), issuedAt.toEpochMilli());
        if (!chain.isEmpty()) {
            header.integer(HeaderLabels.X5CHAIN);
            if (chain.size() > 1) {
                header.array(chain.size());
            }
            chain.forEach(header::bytes);
        }
        return header.integer(HeaderLabels.SEQUENCE).integer(sequence).toByteArray();
    }

    private static void issuedAt(CborWriter header, long millis) {
        if (millis % 1000 == 0) {
            header.integer(millis / 1000);
        } else {
            header.float64(NumericDates.ofMillis(millis));
        }
    }
}
