package io.tallystick.gateway;

/**
 * What to do with a message that has the bytes and the topic of one shortly before. A broker that was not acknowledged delivers once
 * more, and so does a device that was not; MQTT's DUP flag tells neither from a second reading that is alike.
 */
public enum Duplicates {
    /** Dropped where a reading carries a time of its own; kept where the arrival dates it, since two readings may be alike. */
    AUTO,
    /** Dropped. For payloads that carry a number or time that no reading is made of. */
    DROP,
    /** Kept: what is delivered twice is in the ledger twice. */
    KEEP;

    boolean drops(boolean timed) {
        return this == DROP || this == AUTO && timed;
    }
}
