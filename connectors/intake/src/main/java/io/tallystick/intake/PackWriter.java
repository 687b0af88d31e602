package io.tallystick.intake;

import io.tallystick.intake.topic.Naming;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.senml.SenmlWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers readings into SenML packs that each fit an envelope. Not thread safe. */
public final class PackWriter {
    /** SenML takes smaller times as relative (RFC 8428 section 4.5.3). */
    private static final long FIRST_MILLIS = (1L << 28) * 1000;

    private static final long AFTER_LAST_MILLIS = 253_402_300_800_000L;

    /** A record's keys, time and punctuation, rounded up. */
    private static final int RECORD_BYTES = 64;

    /** A character that JSON escapes takes six bytes. */
    private static final int ESCAPED = 6;

    private final List<SignablePayload> full = new ArrayList<>();
    private SenmlWriter pack = new SenmlWriter("");
    private int bytes;
    private int readings;
    private boolean timed;

    /**
     * Adds a number.
     *
     * @param unit or empty
     * @param number as JSON writes it, kept
     * @param time or null for the envelope's own
     * @throws RefusedException saying what SenML or the limits do not allow; nothing was added
     */
    public void number(String name, String unit, String number, Instant time) throws RefusedException {
        add(name, number.length(), time, () -> pack.number(name, unit, number, time));
    }

    /** Adds a string; the rest as for {@link #number}. */
    public void text(String name, String text, Instant time) throws RefusedException {
        if (text.length() > IntakeLimits.MAX_TEXT) {
            throw new RefusedException(
                    RefusalCode.BAD_FIELD,
                    name + ": want a text of at most " + IntakeLimits.MAX_TEXT + " characters, got " + text.length());
        }
        if (!new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text)) {
            throw new RefusedException(RefusalCode.BAD_FIELD, name + ": want whole characters, got half a pair");
        }
        add(name, ESCAPED * text.length(), time, () -> pack.text(name, text, time));
    }

    /** Adds a truth value; the rest as for {@link #number}. */
    public void bool(String name, boolean value, Instant time) throws RefusedException {
        add(name, 0, time, () -> pack.bool(name, value, time));
    }

    /** How many readings were added. */
    public int size() {
        return readings;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return readings == 0;
    }

    /** All that was added, at least one reading, as taken from {@code names}. */
    public IntakeResult.Taken taken(Naming.Names names) {
        return new IntakeResult.Taken(names.subject(), names.device(), payloads(), timed);
    }

    /** The packs, in order; none where nothing was added. */
    public List<SignablePayload> payloads() {
        List<SignablePayload> payloads = new ArrayList<>(full);
        if (pack.size() > 0) {
            payloads.add(new SignablePayload(ContentType.SENML_JSON, pack.toByteArray()));
        }
        return payloads;
    }

    private void add(String name, int valueBytes, Instant time, Runnable write) throws RefusedException {
        if (readings == IntakeLimits.MAX_READINGS) {
            throw new RefusedException(
                    RefusalCode.TOO_MANY_READINGS, "want at most " + IntakeLimits.MAX_READINGS + " readings, got more");
        }
        if (time != null && (millis(time) < FIRST_MILLIS || millis(time) >= AFTER_LAST_MILLIS)) {
            throw new RefusedException(
                    RefusalCode.BAD_TIME, name + ": want a time from 1978-07-04 to the year 9999, got " + time);
        }
        int size = RECORD_BYTES + name.length() + valueBytes;
        if (pack.size() == IntakeLimits.MAX_RECORDS || bytes + size > IntakeLimits.MAX_PAYLOAD_BYTES) {
            full.addAll(payloads().subList(full.size(), full.size() + 1));
            pack = new SenmlWriter("");
            bytes = 0;
        }
        try {
            write.run();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusalCode.BAD_FIELD, e.getMessage());
        }
        bytes += size;
        readings++;
        timed |= time != null;
    }

    private static long millis(Instant time) {
        long seconds = Math.max(-AFTER_LAST_MILLIS, Math.min(AFTER_LAST_MILLIS, time.getEpochSecond()));
        return seconds * 1000;
    }
}
