package io.tallystick.intake.nmea;

/** Bounds of sentences and of what is kept between them; all inclusive. */
final class NmeaLimits {
    /** Characters of a sentence. The standard says 82; receivers with long proprietary fields and AIS stations exceed it. */
    static final int MAX_SENTENCE = 256;

    /** Lines of one message: a receiver's output of some minutes. */
    static final int MAX_LINES = 1024;

    /** Topics whose date and fragments are kept. */
    static final int MAX_SOURCES = 4096;

    /** AIS messages of one topic that wait for fragments: ten sequence ids on each of two channels, and the errors of a few. */
    static final int MAX_WAITING = 32;

    /** Fragments of one AIS message: the field has one digit. */
    static final int MAX_FRAGMENTS = 9;

    /** A fragment that waits longer belongs to a message that was cut short: sequence ids come again within seconds. */
    static final long MAX_WAIT_MILLIS = 30_000;

    /** Characters of one number. */
    static final int MAX_NUMBER = 16;

    private NmeaLimits() {}
}
