package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.identity.IdentityLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Makes signed envelopes; what it makes, {@link SignedEnvelope#decode} takes. A device calls {@link #sign}; a gateway, for a device
 * that cannot, {@link #signFor}.
 */
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
        return sign(signer, new Content(null, keyId, subject, sequence, issuedAt, contentType, payload, chain));
    }

    /**
     * Signs one envelope for a device of the gateway's organisation that cannot sign; a ledger enters it with trust level
     * {@code gateway}, if the gateway's certificate allows it and the device has none of its own.
     *
     * @param behalf for whom, and what the payload was made from
     * @param gateway the signer's key id, {@code organisation/device}
     * @param sequence 1 to {@link SignedEnvelope#MAX_SEQUENCE}, counted for each device and subject
     * @param payload readings of {@code contentType}; all in all an envelope is at most {@link SignedEnvelope#MAX_BYTES}
     * @param chain the gateway's certificates, as of {@link #sign}
     * @throws IllegalArgumentException naming the fault, if the decoder would refuse the result
     * @throws io.tallystick.ledger.crypto.SigningException if the key cannot be used
     */
    public static byte[] signFor(
            OnBehalf behalf,
            Signer signer,
            String gateway,
            String subject,
            long sequence,
            Instant issuedAt,
            ContentType contentType,
            byte[] payload,
            List<byte[]> chain) {
        Objects.requireNonNull(behalf, "on whose behalf");
        return sign(signer, new Content(behalf, gateway, subject, sequence, issuedAt, contentType, payload, chain));
    }

    /** What is signed; {@code behalf} is null where a device signs for itself. */
    private record Content(
            OnBehalf behalf,
            String keyId,
            String subject,
            long sequence,
            Instant issuedAt,
            ContentType contentType,
            byte[] payload,
            List<byte[]> chain) {}

    private static byte[] sign(Signer signer, Content content) {
        byte[] header = protectedHeader(signer, content);
        byte[] payload = content.payload;
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

    private static byte[] protectedHeader(Signer signer, Content content) {
        OnBehalf behalf = content.behalf;
        List<byte[]> chain = content.chain;
        int behalfBytes = behalf == null ? 0 : behalf.size();
        CborWriter header = new CborWriter(128 + 1024 * chain.size() + behalfBytes);
        header.map(5 + (chain.isEmpty() ? 0 : 1) + (behalf == null ? 0 : 3));
        header.integer(HeaderLabels.ALGORITHM).integer(signer.algorithm().coseId());
        if (behalf != null) {
            header.integer(HeaderLabels.CRITICAL).array(1).integer(HeaderLabels.ON_BEHALF_OF);
        }
        header.integer(HeaderLabels.CONTENT_TYPE);
        if (content.contentType.coapFormat() >= 0) {
            header.integer(content.contentType.coapFormat());
        } else {
            header.text(content.contentType.mediaType());
        }
        header.integer(HeaderLabels.KEY_ID).bytes(content.keyId.getBytes(StandardCharsets.UTF_8));
        header.integer(HeaderLabels.CWT_CLAIMS).map(2);
        header.integer(HeaderLabels.CLAIM_SUBJECT).text(content.subject);
        issuedAt(header.integer(HeaderLabels.CLAIM_ISSUED_AT), content.issuedAt.toEpochMilli());
        if (!chain.isEmpty()) {
            header.integer(HeaderLabels.X5CHAIN);
            if (chain.size() > 1) {
                header.array(chain.size());
            }
            chain.forEach(header::bytes);
        }
        header.integer(HeaderLabels.SEQUENCE).integer(content.sequence);
        if (behalf != null) {
            header.integer(HeaderLabels.ON_BEHALF_OF).text(behalf.device());
            behalf.original().write(header.integer(HeaderLabels.ORIGINAL));
        }
        return header.toByteArray();
    }

    private static void issuedAt(CborWriter header, long millis) {
        if (millis % 1000 == 0) {
            header.integer(millis / 1000);
        } else {
            header.float64(NumericDates.ofMillis(millis));
        }
    }
}
