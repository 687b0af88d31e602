package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborType;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import io.tallystick.ledger.identity.IdentityLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the protected header map of the profile in one pass over its bytes. */
final class ProtectedHeader {
    private static final String KNOWN_CONTENT = "content type 50, 110, 112 or a control type";

    private final byte[] bytes;
    private final CborReader reader;
    private final int from;
    private List<Long> critical = List.of();
    private int seen;
    private int criticalAt;

    SignatureAlgorithm algorithm;
    ContentType contentType;
    int keyIdFrom;
    int keyIdTo;
    Claims claims;
    long sequence;
    List<byte[]> chain = List.of();
    /** Where the name of the device that a gateway signs for begins; -1 if nobody is signed for. */
    int behalfFrom = -1;

    int behalfTo;
    /** Null if nobody is signed for. */
    Original original;

    private ProtectedHeader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.reader = new CborReader(bytes, from, to);
    }

    static ProtectedHeader read(byte[] bytes, int from, int to)
            throws MalformedCborException, MalformedEnvelopeException {
        ProtectedHeader header = new ProtectedHeader(bytes, from, to);
        header.readMap();
        return header;
    }

    private void readMap() throws MalformedCborException, MalformedEnvelopeException {
        if (reader.peek() != CborType.MAP) {
            throw new MalformedCborException(from, "a map", reader.peek().toString());
        }
        int pairs = reader.readMap();
        if (pairs > HeaderLabels.MAX_HEADERS) {
            throw new MalformedEnvelopeException(
                    Fault.BAD_HEADER_VALUE, from, "at most " + HeaderLabels.MAX_HEADERS + " headers", pairs + "");
        }
        int previousStart = -1;
        int previousEnd = -1;
        for (; pairs > 0; pairs--) {
            int start = reader.position();
            boolean text = reader.peek() == CborType.TEXT;
            long label = 0;
            if (text) {
                reader.readTextSlice();
            } else {
                label = reader.readInteger();
            }
            reader.requireAscending(previousStart, previousEnd, start);
            previousStart = start;
            previousEnd = reader.position();
            if (text) {
                reader.skip();
            } else {
                readValue(label);
            }
        }
        reader.requireEnd();
        requireAll();
    }

    private void readValue(long label) throws MalformedCborException, MalformedEnvelopeException {
        int at = reader.position();
        int bit = bit(label);
        seen |= bit;
        switch (bit) {
            case 1 -> readAlgorithm(at);
            case 1 << 1 -> readCritical(at);
            case 1 << 2 -> readContentType(at);
            case 1 << 3 -> readKeyId(at);
            case 1 << 4 -> claims = Claims.read(bytes, reader);
            case 1 << 5 -> readChain(at);
            case 1 << 6 -> {
                sequence = reader.readUnsigned();
                if (sequence <= 0 || sequence > SignedEnvelope.MAX_SEQUENCE) {
                    throw bad(at, "a sequence number of 1 to 2^53-1", "" + sequence);
                }
            }
            case 1 << 7 -> readBehalf(at);
            case 1 << 8 -> original = Original.read(bytes, reader);
            default -> reader.skip();
        }
    }

    private void readBehalf(int at) throws MalformedCborException, MalformedEnvelopeException {
        int length = reader.readTextSlice();
        behalfTo = reader.position();
        behalfFrom = behalfTo - length;
        require(KeyIds.isName(bytes, behalfFrom, behalfTo), at, "a device's name", length + " other bytes");
    }

    private void readAlgorithm(int at) throws MalformedCborException, MalformedEnvelopeException {
        if (reader.peek() == CborType.TEXT) {
            throw new MalformedEnvelopeException(Fault.WRONG_ALGORITHM, at, "-8, -19, -7 or -9", reader.readText());
        }
        long id = reader.readInteger();
        Optional<SignatureAlgorithm> known = SignatureAlgorithm.ofCoseId(id);
        if (known.isEmpty()) {
            throw new MalformedEnvelopeException(Fault.WRONG_ALGORITHM, at, "-8, -19, -7 or -9", "" + id);
        }
        algorithm = known.get();
    }

    private void readCritical(int at) throws MalformedCborException, MalformedEnvelopeException {
        criticalAt = at;
        int labels = reader.readArray();
        require(
                labels > 0 && labels <= HeaderLabels.MAX_HEADERS,
                at,
                "1 to " + HeaderLabels.MAX_HEADERS + " critical labels",
                "" + labels);
        critical = new ArrayList<>(labels);
        for (; labels > 0; labels--) {
            int labelAt = reader.position();
            boolean text = reader.peek() == CborType.TEXT;
            String name = text ? reader.readText() : Long.toString(reader.readInteger());
            if (text || bit(Long.parseLong(name)) == 0) {
                throw new MalformedEnvelopeException(
                        Fault.UNKNOWN_CRITICAL_HEADER, labelAt, "a critical label of this profile", name);
            }
            critical.add(Long.parseLong(name));
        }
    }

    private void readContentType(int at) throws MalformedCborException, MalformedEnvelopeException {
        if (reader.peek() == CborType.TEXT) {
            String mediaType = reader.readText();
            contentType = ContentType.ofMediaType(mediaType);
            require(contentType != null, at, KNOWN_CONTENT, mediaType);
        } else {
            long format = reader.readUnsigned();
            contentType = ContentType.ofCoapFormat(format);
            if (contentType == null) {
                throw bad(at, KNOWN_CONTENT, "" + format);
            }
        }
    }

    private void readKeyId(int at) throws MalformedCborException, MalformedEnvelopeException {
        int length = reader.readBytesSlice();
        keyIdTo = reader.position();
        keyIdFrom = keyIdTo - length;
        if (!KeyIds.isValid(bytes, keyIdFrom, keyIdTo)) {
            throw bad(at, "a key id organisation/device or organisation", length + " other bytes");
        }
    }

    private void readChain(int at) throws MalformedCborException, MalformedEnvelopeException {
        chain = new ArrayList<>(IdentityLimits.MAX_CHAIN_LENGTH);
        if (reader.peek() == CborType.BYTES) {
            addCertificate();
            return;
        }
        int count = reader.readArray();
        // RFC 9360 section 2: one certificate is not put into an array.
        require(
                count >= 2 && count <= IdentityLimits.MAX_CHAIN_LENGTH,
                at,
                "a certificate, or an array of 2 to " + IdentityLimits.MAX_CHAIN_LENGTH,
                "an array of " + count);
        for (; count > 0; count--) {
            addCertificate();
        }
    }

    private void addCertificate() throws MalformedCborException, MalformedEnvelopeException {
        int at = reader.position();
        byte[] certificate = reader.readBytes();
        require(certificate.length > 0, at, "a certificate", "no bytes");
        chain.add(certificate);
    }

    private void requireAll() throws MalformedEnvelopeException {
        requireSeen(HeaderLabels.ALGORITHM, "header 1 (alg)");
        requireSeen(HeaderLabels.CONTENT_TYPE, "header 3 (content type)");
        requireSeen(HeaderLabels.KEY_ID, "header 4 (kid)");
        requireSeen(HeaderLabels.CWT_CLAIMS, "header 15 (CWT claims)");
        requireSeen(HeaderLabels.SEQUENCE, "header -65537 (sequence)");
        for (long label : critical) {
            if ((seen & bit(label)) == 0) {
                throw new MalformedEnvelopeException(
                        Fault.UNKNOWN_CRITICAL_HEADER, criticalAt, "critical headers to be there", "no " + label);
            }
        }
        if (behalfFrom >= 0 || original != null) {
            requireGateway();
        }
    }

    private void requireGateway() throws MalformedEnvelopeException {
        requireSeen(HeaderLabels.ON_BEHALF_OF, "header -65538 (on behalf of)");
        requireSeen(HeaderLabels.ORIGINAL, "header -65539 (original)");
        require(
                critical.contains(HeaderLabels.ON_BEHALF_OF),
                from,
                "header -65538 (on behalf of) among the critical ones",
                critical.toString());
        require(contentType.isReadings(), from, "readings on behalf of a device", contentType.mediaType());
        int name = keyIdFrom;
        while (name < keyIdTo && bytes[name] != '/') {
            name++;
        }
        require(name < keyIdTo, keyIdFrom, "a gateway's key id, organisation/device", "an organisation's");
        require(
                !Arrays.equals(bytes, name + 1, keyIdTo, bytes, behalfFrom, behalfTo),
                behalfFrom,
                "another device than the signer",
                "the signer");
    }

    private void requireSeen(long label, String name) throws MalformedEnvelopeException {
        if ((seen & bit(label)) == 0) {
            throw new MalformedEnvelopeException(Fault.MISSING_HEADER, from, name, "none");
        }
    }

    private static void require(boolean holds, int at, String want, String got) throws MalformedEnvelopeException {
        if (!holds) {
            throw bad(at, want, got);
        }
    }

    private static MalformedEnvelopeException bad(int at, String want, String got) {
        return new MalformedEnvelopeException(Fault.BAD_HEADER_VALUE, at, want, got);
    }

    /** One bit for each label that is understood, 0 for any other. */
    private static int bit(long label) {
        if (label <= HeaderLabels.SEQUENCE && label >= HeaderLabels.ORIGINAL) {
            return 1 << 6 + (int) (HeaderLabels.SEQUENCE - label);
        }
        if (label < HeaderLabels.ALGORITHM || label > HeaderLabels.X5CHAIN) {
            return 0;
        }
        return switch ((int) label) {
            case (int) HeaderLabels.ALGORITHM -> 1;
            case (int) HeaderLabels.CRITICAL -> 1 << 1;
            case (int) HeaderLabels.CONTENT_TYPE -> 1 << 2;
            case (int) HeaderLabels.KEY_ID -> 1 << 3;
            case (int) HeaderLabels.CWT_CLAIMS -> 1 << 4;
            case (int) HeaderLabels.X5CHAIN -> 1 << 5;
            default -> 0;
        };
    }
}
