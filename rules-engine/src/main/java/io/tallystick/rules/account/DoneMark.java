package io.tallystick.rules.account;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** That an operation was done: the SHA-256 of its content, and when. */
final class DoneMark implements Entry {
    static final String PREFIX = "d:";
    static final String MESSAGE_PREFIX = "m:";
    private static final int DIGEST_BYTES = 32;

    private final String key;
    private final byte[] digest;
    private final long doneMillis;

    private DoneMark(String key, byte[] digest, long doneMillis) {
        BookLimits.requireTime(doneMillis);
        this.key = key;
        this.digest = digest;
        this.doneMillis = doneMillis;
    }

    static DoneMark of(Operation operation, long nowMillis) {
        StateWriter out = new StateWriter();
        operation.write(out);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
            return new DoneMark(keyOf(operation), digest, nowMillis);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Messages have keys of their own: an operation's author cannot take a message's id. */
    private static String keyOf(Operation operation) {
        return (operation instanceof Operation.Receive ? MESSAGE_PREFIX : PREFIX) + operation.id();
    }

    boolean sameContent(DoneMark other) {
        return Arrays.equals(digest, other.digest);
    }

    @Override
    public String storeKey() {
        return key;
    }

    @Override
    public long dueMillis(long retentionMillis) {
        return doneMillis + retentionMillis;
    }

    @Override
    public void write(StateWriter out) {
        out.bytes(digest).i64(doneMillis);
    }

    static DoneMark read(String key, StateReader in) {
        Names.require("done id", key.substring(PREFIX.length()));
        int at = in.position();
        byte[] digest = in.bytes(DIGEST_BYTES);
        if (digest.length != DIGEST_BYTES) {
            throw new MalformedStateException(at, DIGEST_BYTES + " bytes", digest.length);
        }
        return new DoneMark(key, digest, in.i64());
    }
}
