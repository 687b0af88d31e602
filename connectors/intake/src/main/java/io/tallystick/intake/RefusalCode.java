package io.tallystick.intake;

import java.util.Locale;

/** Why a message, or a part of it, was not taken. The codes are promises: they are in {@code rejected} for ever. */
public enum RefusalCode {
    /** The topic is none that MQTT or the limits allow. */
    BAD_TOPIC,
    /** The topic does not fit the pattern. */
    TOPIC_MISMATCH,
    /** Topic or payload give a subject that an envelope cannot have. */
    BAD_SUBJECT,
    /** Topic or payload give a device name that the ledger cannot have. */
    BAD_DEVICE,
    /** More bytes than the format takes. */
    TOO_LARGE,
    /** No bytes. */
    EMPTY,
    /** Not what the format says. */
    MALFORMED,
    /** A field that the mapping needs is absent, or not of its type. */
    BAD_FIELD,
    /** A time that cannot be read, or that SenML cannot write. */
    BAD_TIME,
    /** A number that is not finite, or out of its type's range. */
    BAD_NUMBER,
    /** More readings than one message may give. */
    TOO_MANY_READINGS,
    /** Sparkplug: data, death or command of a node or device without a birth. */
    BEFORE_BIRTH,
    /** Sparkplug: a message is missing before this one. */
    SEQUENCE_GAP,
    /** Sparkplug: the same message once more. */
    SEQUENCE_REPEATED,
    /** Sparkplug: an alias or name that no birth declared. */
    UNKNOWN_METRIC,
    /** Sparkplug: a birth that declares one alias or name twice, or two names that become one reading. */
    AMBIGUOUS_METRIC,
    /** Sparkplug: another type than the birth declared, or another value than the type has. */
    TYPE_MISMATCH,
    /** Sparkplug: a type that gives no readings, such as a template. */
    UNSUPPORTED_TYPE,
    /** Sparkplug: the will of an earlier session. */
    STALE_DEATH,
    /** More nodes, devices, metrics or fragments than are kept. */
    STATE_FULL,
    /** NMEA: the checksum is absent or another. */
    BAD_CHECKSUM,
    /** AIS: a fragment whose message can no longer become whole. */
    BAD_FRAGMENT,
    /** An answer to no command that is known. */
    UNKNOWN_COMMAND;

    /** The code as it is written: lower case with hyphens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
