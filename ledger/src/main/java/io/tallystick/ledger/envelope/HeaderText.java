package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;

/** Reads texts that people see: not empty, bounded, without control characters. */
final class HeaderText {
    private HeaderText() {}

    /**
     * Reads one and leaves the reader behind it.
     *
     * @param what with its article, for messages
     * @param maxBytes of UTF-8, inclusive
     * @return where its bytes begin; they end at the reader's position
     */
    static int read(byte[] bytes, CborReader reader, String what, int maxBytes)
            throws MalformedCborException, MalformedEnvelopeException {
        int at = reader.position();
        int length = reader.readTextSlice();
        int to = reader.position();
        int from = to - length;
        if (length == 0 || length > maxBytes) {
            throw bad(at, what + " of 1 to " + maxBytes + " bytes", length + "");
        }
        for (int i = from; i < to; i++) {
            int octet = bytes[i] & 0xff;
            // C0 controls and delete are single bytes, C1 controls are c2 80 to c2 9f.
            boolean c1 = octet == 0xc2 && (bytes[i + 1] & 0xff) < 0xa0;
            if (octet < 0x20 || octet == 0x7f || c1) {
                throw bad(i, what + " without control characters", String.format("byte %02x", octet));
            }
        }
        return from;
    }

    private static MalformedEnvelopeException bad(int at, String want, String got) {
        return new MalformedEnvelopeException(Fault.BAD_HEADER_VALUE, at, want, got);
    }
}
