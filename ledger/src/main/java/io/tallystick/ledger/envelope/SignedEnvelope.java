package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.crypto.Sha256;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An envelope that is well-formed in every byte, and whose signature nobody has checked yet: nothing in it is to be
 * believed before {@link #isSignedBy}. The grammar is in docs/reference/envelope.md. Immutable, safe for several threads.
 */
public final class SignedEnvelope {
    /** An entry is at most 65,535 bytes (the length prefix of C2SP entry bundles) and adds two to the envelope. */
    public static final int MAX_BYTES = 65_533;

    /**
     * The largest sequence number, 2^53-1: the largest integer that a client whose numbers are doubles (JavaScript) can count
     * to, and far from where the number after it would overflow.
     */
    public static final long MAX_SEQUENCE = (1L << 53) - 1;

    static final int SIGNATURE_BYTES = 64;

    private final byte[] bytes;
    private final CoseSign1 frame;
    private final ProtectedHeader header;
    private final byte[] toBeSigned;
    private final String keyId;
    private final String subject;
    private final String device;

    private SignedEnvelope(byte[] bytes, CoseSign1 frame, ProtectedHeader header) {
        this.bytes = bytes;
        this.frame = frame;
        this.header = header;
        this.toBeSigned = frame.sigStructure(CoseSign1.NO_EXTERNAL_DATA);
        this.keyId = text(header.keyIdFrom, header.keyIdTo);
        this.subject = text(header.claims.subjectFrom(), header.claims.subjectTo());
        this.device = isOnBehalf()
                ? keyId.substring(0, keyId.indexOf('/') + 1) + text(header.behalfFrom, header.behalfTo)
                : keyId;
    }

    /**
     * Reads an envelope. The array is kept, not copied: the caller must not change it afterwards.
     *
     * @param bytes at most {@link #MAX_BYTES}
     * @throws MalformedEnvelopeException saying the fault, the byte, what was wanted and what is there
     */
    public static SignedEnvelope decode(byte[] bytes) throws MalformedEnvelopeException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedEnvelopeException(
                    Fault.TOO_LARGE, MAX_BYTES, "at most " + MAX_BYTES + " bytes", bytes.length + " bytes");
        }
        CoseSign1 frame = CoseSign1.decodeFrame(bytes);
        try {
            ProtectedHeader header = ProtectedHeader.read(bytes, frame.protectedFrom, frame.protectedTo);
            requireProfile(bytes, frame);
            return new SignedEnvelope(bytes, frame, header);
        } catch (MalformedCborException e) {
            throw MalformedEnvelopeException.of(e);
        }
    }

    private static void requireProfile(byte[] bytes, CoseSign1 frame) throws MalformedEnvelopeException {
        if (bytes[frame.unprotectedFrom] != (byte) 0xa0) {
            throw new MalformedEnvelopeException(
                    Fault.UNPROTECTED_HEADER, frame.unprotectedFrom, "an empty unprotected map", "headers in it");
        }
        if (frame.isDetached() || frame.payloadFrom == frame.payloadTo) {
            throw new MalformedEnvelopeException(
                    Fault.EMPTY_PAYLOAD, frame.payloadTo, "a payload", frame.isDetached() ? "nil" : "0 bytes");
        }
        int signature = bytes.length - frame.signatureFrom;
        if (signature != SIGNATURE_BYTES) {
            throw new MalformedEnvelopeException(
                    Fault.BAD_SIGNATURE_LENGTH, frame.signatureFrom, "64 bytes of signature", signature + "");
        }
    }

    /**
     * Whether the signature is this key's, under the policy of docs/reference/signature-policy.md; a key of another
     * algorithm than the header's says no.
     */
    public boolean isSignedBy(VerificationKey key, SignatureVerifier verifier) {
        return key.algorithm() == header.algorithm && verifier.verify(key, toBeSigned, signature());
    }

    /** The envelope as received, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The very array that was decoded: for the hot path, shared, not to be changed. */
    public byte[] sharedBytes() {
        return bytes;
    }

    /** How many bytes {@link #bytes} has, without the copy. */
    public int size() {
        return bytes.length;
    }

    /** Header 1. */
    public SignatureAlgorithm algorithm() {
        return header.algorithm;
    }

    /** Header 3. */
    public ContentType contentType() {
        return header.contentType;
    }

    /** Header 4: {@code organisation/device} of a device, {@code organisation} of an organisation's own word. */
    public String keyId() {
        return keyId;
    }

    /** Header -65538: whether a gateway signed this for a device that cannot sign. */
    public boolean isOnBehalf() {
        return header.behalfFrom >= 0;
    }

    /**
     * Whose word this is: the signer's, {@link #keyId}, or where a gateway signed that of the device of its organisation for
     * which it did, {@code organisation/device}.
     */
    public String device() {
        return device;
    }

    /**
     * By whom it is numbered, about its subject: {@link #keyId}; or {@code organisation/gateway/device}, since a gateway counts
     * for each device that it signs for, and beside what it says itself.
     */
    public String numberedBy() {
        return isOnBehalf() ? keyId + device.substring(device.indexOf('/')) : keyId;
    }

    /** Header -65539: what a gateway got from the device; empty where nobody is signed for. */
    public Optional<Original> original() {
        return Optional.ofNullable(header.original);
    }

    /** Claim 2 of header 15: what the readings are about; 1 to 255 bytes of UTF-8 without control characters. */
    public String subject() {
        return subject;
    }

    /** Whether these bytes are the subject's UTF-8; null is none. */
    public boolean isSubject(byte[] utf8) {
        int from = header.claims.subjectFrom();
        return utf8 != null && Arrays.equals(bytes, from, header.claims.subjectTo(), utf8, 0, utf8.length);
    }

    /** Claim 6 of header 15: when the signer says it signed, in milliseconds since 1970, rounded down. */
    public long issuedAtMillis() {
        return header.claims.issuedAtMillis();
    }

    /** Header -65537: the number of this envelope among those {@link #numberedBy} about its subject, 1 to {@link #MAX_SEQUENCE}. */
    public long sequence() {
        return header.sequence;
    }

    /** Header 33: DER certificates, the signer's first, as copies; empty where the envelope carries none. */
    public List<byte[]> certificateChain() {
        if (header.chain.isEmpty()) {
            return List.of();
        }
        List<byte[]> copies = new ArrayList<>(header.chain.size());
        for (byte[] certificate : header.chain) {
            copies.add(certificate.clone());
        }
        return List.copyOf(copies);
    }

    /** The payload, a copy of at least one byte. */
    public byte[] payload() {
        return Arrays.copyOfRange(bytes, frame.payloadFrom, frame.payloadTo);
    }

    /** The 64 bytes of the signature, a copy. */
    public byte[] signature() {
        return Arrays.copyOfRange(bytes, frame.signatureFrom, bytes.length);
    }

    /** The bytes that are signed: the Sig_structure of RFC 9052 section 4.4 without external data; a copy. */
    public byte[] toBeSigned() {
        return toBeSigned.clone();
    }

    /**
     * SHA-256 of {@link #toBeSigned}: what the signer said, whatever the bytes of the signature. Two envelopes with the
     * same digest are the same word, even if signed twice. Computed at each call.
     */
    public byte[] contentDigest() {
        return Sha256.digest(toBeSigned);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedEnvelope envelope && Arrays.equals(envelope.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return numberedBy() + " #" + header.sequence + " about " + subject + ", " + header.contentType + ", "
                + bytes.length + " bytes";
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
