package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborType;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;

/** The CWT claims of the profile (RFC 9597): subject and issued-at; others are stepped over. */
final class Claims {
    private int subjectFrom;
    private int subjectTo = -1;
    private long issuedAtMillis = -1;

    private Claims() {}

    static Claims read(byte[] bytes, CborReader reader) throws MalformedCborException, MalformedEnvelopeException {
        Claims claims = new Claims();
        int at = reader.position();
        int previousStart = -1;
        int previousEnd = -1;
        for (int pairs = reader.readMap(); pairs > 0; pairs--) {
            int start = reader.position();
            boolean text = reader.peek() == CborType.TEXT;
            long label = text ? textLabel(reader) : reader.readInteger();
            reader.requireAscending(previousStart, previousEnd, start);
            previousStart = start;
            previousEnd = reader.position();
            if (label == HeaderLabels.CLAIM_SUBJECT) {
                claims.readSubject(bytes, reader);
            } else if (label == HeaderLabels.CLAIM_ISSUED_AT) {
                claims.readIssuedAt(reader);
            } else {
                reader.skip();
            }
        }
        if (claims.subjectTo < 0 || claims.issuedAtMillis < 0) {
            String missing = claims.subjectTo < 0 ? "claim 2 (sub)" : "claim 6 (iat)";
            throw new MalformedEnvelopeException(Fault.MISSING_HEADER, at, missing, "none");
        }
        return claims;
    }

    int subjectFrom() {
        return subjectFrom;
    }

    int subjectTo() {
        return subjectTo;
    }

    long issuedAtMillis() {
        return issuedAtMillis;
    }

    /** Steps over a claim's name; no claim that is understood has one. */
    private static long textLabel(CborReader reader) throws MalformedCborException {
        reader.readTextSlice();
        return 0;
    }

    private void readSubject(byte[] bytes, CborReader reader)
            throws MalformedCborException, MalformedEnvelopeException {
        subjectFrom = HeaderText.read(bytes, reader, "a subject", HeaderLabels.MAX_SUBJECT_BYTES);
        subjectTo = reader.position();
    }

    private void readIssuedAt(CborReader reader) throws MalformedCborException, MalformedEnvelopeException {
        int at = reader.position();
        if (reader.peek() == CborType.UNSIGNED) {
            long seconds = reader.readUnsigned();
            if (seconds >= HeaderLabels.MAX_ISSUED_AT_SECONDS) {
                throw badTime(at, Long.toString(seconds));
            }
            issuedAtMillis = seconds * 1000;
            return;
        }
        if (reader.peek() != CborType.FLOAT) {
            throw badTime(at, reader.peek().toString());
        }
        double seconds = reader.readFloat();
        if (!(seconds >= 0 && seconds < HeaderLabels.MAX_ISSUED_AT_SECONDS)) {
            throw badTime(at, Double.toString(seconds));
        }
        issuedAtMillis = NumericDates.toMillis(seconds);
    }

    private static MalformedEnvelopeException badTime(int at, String got) {
        return bad(at, "issued-at of 0 to " + HeaderLabels.MAX_ISSUED_AT_SECONDS + " seconds, excluded", got);
    }

    private static MalformedEnvelopeException bad(int at, String want, String got) {
        return new MalformedEnvelopeException(Fault.BAD_HEADER_VALUE, at, want, got);
    }
}
