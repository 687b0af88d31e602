package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborType;
import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import java.util.Arrays;

/**
 * The outer structure of a COSE_Sign1 message (RFC 9052 section 4.2), as offsets into its bytes:
 *
 * <pre>
 * COSE_Sign1 = #6.18([ protected: bstr, unprotected: map, payload: bstr / nil, signature: bstr ])
 * </pre>
 *
 * All of it must be deterministic CBOR (RFC 8949 section 4.2.1). The headers' meaning is not looked at.
 */
public final class CoseSign1 {
    /** The tag of a COSE_Sign1 message. */
    public static final int TAG = 18;

    /** The head of an array of four, and the text "Signature1". */
    private static final byte[] PREFIX =
            new CborWriter(12).array(4).text("Signature1").toByteArray();

    static final byte[] NO_EXTERNAL_DATA = {};

    private final byte[] bytes;
    final int protectedFrom;
    final int protectedTo;
    final int unprotectedFrom;
    /** Offset of the payload's content, or -1 if it is nil. */
    final int payloadFrom;

    final int payloadTo;
    final int signatureFrom;

    private CoseSign1(byte[] bytes, CborReader reader) throws MalformedCborException {
        this.bytes = bytes;
        int length = reader.readBytesSlice();
        this.protectedTo = reader.position();
        this.protectedFrom = protectedTo - length;
        this.unprotectedFrom = reader.position();
        requireMap(reader);
        reader.skip();
        if (reader.peek() == CborType.NULL) {
            reader.readNull();
            this.payloadTo = reader.position();
            this.payloadFrom = -1;
        } else {
            int payloadLength = reader.readBytesSlice();
            this.payloadTo = reader.position();
            this.payloadFrom = payloadTo - payloadLength;
        }
        this.signatureFrom = bytes.length - reader.readBytesSlice();
        reader.requireEnd();
    }

    /**
     * Reads a tagged message. The array is kept, not copied: it must not change.
     *
     * @throws MalformedEnvelopeException with {@code NOT_COSE} or {@code MALFORMED_CBOR}
     */
    public static CoseSign1 decode(byte[] bytes) throws MalformedEnvelopeException {
        return decodeFrame(bytes).requireHeaderMap();
    }

    /** As {@link #decode}, for callers who go through the protected header themselves, every byte of it. */
    static CoseSign1 decodeFrame(byte[] bytes) throws MalformedEnvelopeException {
        CborReader reader = new CborReader(bytes);
        try {
            if (bytes.length == 0 || reader.peek() != CborType.TAG) {
                throw notCose(0, bytes);
            }
            if (reader.readTag() != TAG) {
                throw notCose(0, bytes);
            }
        } catch (MalformedCborException e) {
            throw MalformedEnvelopeException.of(e);
        }
        return decode(bytes, reader);
    }

    /** Reads a message without its tag, where the place it comes from says what it is (RFC 9052 section 2). */
    public static CoseSign1 decodeUntagged(byte[] bytes) throws MalformedEnvelopeException {
        return decode(bytes, new CborReader(bytes)).requireHeaderMap();
    }

    private static CoseSign1 decode(byte[] bytes, CborReader reader) throws MalformedEnvelopeException {
        int at = reader.position();
        try {
            if (at == bytes.length || reader.peek() != CborType.ARRAY || reader.readArray() != 4) {
                throw notCose(at, bytes);
            }
            return new CoseSign1(bytes, reader);
        } catch (MalformedCborException e) {
            throw MalformedEnvelopeException.of(e);
        }
    }

    /** The encoded protected header map: the content of the byte string, a copy; of no bytes where there is none. */
    public byte[] protectedHeader() {
        return Arrays.copyOfRange(bytes, protectedFrom, protectedTo);
    }

    /** The encoded unprotected header map, a copy. */
    public byte[] unprotectedHeader() {
        int payloadHead = payloadFrom < 0 ? payloadTo - 1 : payloadFrom - headLength(payloadTo - payloadFrom);
        return Arrays.copyOfRange(bytes, unprotectedFrom, payloadHead);
    }

    /** Whether the payload is nil: carried elsewhere. */
    public boolean isDetached() {
        return payloadFrom < 0;
    }

    /** The payload, a copy; of no bytes where it is detached. */
    public byte[] payload() {
        return isDetached() ? new byte[0] : Arrays.copyOfRange(bytes, payloadFrom, payloadTo);
    }

    /** The signature, a copy. */
    public byte[] signature() {
        return Arrays.copyOfRange(bytes, signatureFrom, bytes.length);
    }

    /**
     * The bytes that are signed (RFC 9052 section 4.4).
     *
     * <pre>
     * Sig_structure = [ "Signature1", body_protected: bstr, external_aad: bstr, payload: bstr ]
     * </pre>
     */
    public byte[] sigStructure(byte[] externalAad) {
        // An empty map may come as h'' or as h'a0'; what is signed is h'' for both.
        boolean empty = protectedTo - protectedFrom == 1;
        int from = empty ? protectedTo : protectedFrom;
        int payload = isDetached() ? payloadTo : payloadFrom;
        return sigStructure(bytes, from, protectedTo, externalAad, bytes, payload, payloadTo);
    }

    /** The bytes to sign for a message that is yet to be made. */
    static byte[] sigStructure(byte[] protectedHeader, byte[] payload) {
        return sigStructure(protectedHeader, 0, protectedHeader.length, NO_EXTERNAL_DATA, payload, 0, payload.length);
    }

    private static byte[] sigStructure(
            byte[] header, int headerFrom, int headerTo, byte[] externalAad, byte[] content, int from, int to) {
        int size = CborWriter.sizeOfBytes(headerTo - headerFrom)
                + CborWriter.sizeOfBytes(externalAad.length)
                + CborWriter.sizeOfBytes(to - from);
        return new CborWriter(PREFIX.length + size)
                .encoded(PREFIX)
                .bytes(header, headerFrom, headerTo)
                .bytes(externalAad)
                .bytes(content, from, to)
                .toByteArray();
    }

    private CoseSign1 requireHeaderMap() throws MalformedEnvelopeException {
        if (protectedTo > protectedFrom) {
            try {
                CborReader header = new CborReader(bytes, protectedFrom, protectedTo);
                requireMap(header);
                header.skip();
                header.requireEnd();
            } catch (MalformedCborException e) {
                throw MalformedEnvelopeException.of(e);
            }
        }
        return this;
    }

    private static void requireMap(CborReader reader) throws MalformedCborException {
        if (reader.peek() != CborType.MAP) {
            throw new MalformedCborException(
                    reader.position(), CborType.MAP.toString(), reader.peek().toString());
        }
    }

    private static int headLength(int length) {
        return CborWriter.sizeOfBytes(length) - length;
    }

    private static MalformedEnvelopeException notCose(int at, byte[] bytes) {
        String got = at == bytes.length ? "the end" : String.format("byte %02x", bytes[at] & 0xff);
        return new MalformedEnvelopeException(
                Fault.NOT_COSE, at, at == 0 ? "tag 18 (d2) of COSE_Sign1" : "an array of 4 (84)", got);
    }
}
