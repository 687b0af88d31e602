package io.tallystick.rules.engine;

import io.tallystick.rules.time.TimeLimits;

/** Every bound of this package, each with its reason. */
public final class EngineLimits {
    /** Rules that fire for one input or timer, those of refused payments included. */
    public static final int MAX_FIRINGS = 256;

    /** Leaves that one firing names as evidence. */
    public static final int MAX_EVIDENCE = 16;

    /** Notes of one migration: what is gone and what begins anew, for people; the rest is counted. */
    public static final int MAX_NOTES = 64;

    /** Contents of one document input that wait for more signatures. */
    public static final int MAX_PENDING_CONTENTS = 16;

    /** Signatures of one waiting content: one for each role of a contract. */
    public static final int MAX_PENDING_SIGNATURES = 64;

    /** Timers that one call of {@code advance} fires; the rest fire at the next call. */
    public static final int MAX_TIMERS_IN_ONE_CALL = 65_536;

    /** Inputs that are kept to be looked at again when a late one comes. */
    public static final int MAX_LATE_LOG = 4_096;

    /** Devices of an opening's list. */
    public static final int MAX_DEVICES = 256;

    /** Bytes of UTF-8 of an instance's id, a subject, a device's or a member's id. */
    public static final int MAX_NAME_BYTES = 512;

    /** Characters of an alert's message; longer ones are cut. */
    public static final int MAX_MESSAGE_CHARS = 1_024;

    /** Bytes of any text in state: the longest string that an expression may have, in UTF-8. */
    static final int MAX_TEXT_BYTES = 4 * 4_096;

    private EngineLimits() {}

    static void requireTime(String what, long millis) {
        if (millis < 0 || millis > TimeLimits.MAX_TIME_MILLIS) {
            throw new IllegalArgumentException(
                    what + ": want 0 to " + TimeLimits.MAX_TIME_MILLIS + " ms, got " + millis);
        }
    }
}
