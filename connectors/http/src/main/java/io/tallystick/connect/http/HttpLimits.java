package io.tallystick.connect.http;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.ledger.envelope.SignedEnvelope;

/** Every bound on what a stranger may ask of the server; all inclusive. */
public final class HttpLimits {
    /** Request line and headers together, in bytes: a token, a key and two names are a tenth of it. */
    public static final int MAX_HEADER_BYTES = 8 * 1024;

    /** A body with one envelope in it, in bytes. */
    public static final int MAX_ENVELOPE_BYTES = SignedEnvelope.MAX_BYTES;

    /** A body with one payload of readings in it, in bytes. */
    public static final int MAX_READINGS_BYTES = IntakeLimits.MAX_MESSAGE_BYTES;

    /** A batch, in bytes: a sixteenth of what may wait. */
    public static final int MAX_BATCH_BYTES = 1024 * 1024;

    /** Items of a batch: all of them are signed by one thread, in tenths of a second. */
    public static final int MAX_ITEMS = 1_000;

    /** Requests of one transaction: what is committed in it waits for the slowest record. */
    static final int MAX_GROUP_REQUESTS = 512;

    /** Bytes of one transaction's requests, unless one alone has more. */
    static final long MAX_GROUP_BYTES = 4L * 1024 * 1024;

    /** Characters of an Idempotency-Key: a UUID has 36. */
    static final int MAX_KEY = 255;

    /** Characters of a token: twice what any generator makes. */
    static final int MAX_TOKEN = 512;

    /** Bytes of the file of tokens. */
    static final int MAX_TOKEN_FILE_BYTES = 1024 * 1024;

    /** Characters of a detail that come from the request. */
    static final int MAX_SHOWN = 80;

    private HttpLimits() {}
}
