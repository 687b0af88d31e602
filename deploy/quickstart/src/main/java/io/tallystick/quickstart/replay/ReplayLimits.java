package io.tallystick.quickstart.replay;

/** Every limit on what a mapping or a data file may ask of the reader; all inclusive. */
final class ReplayLimits {
    /** A mapping is written by hand; 64 KiB is a hundred times a long one. */
    static final int MAPPING_BYTES = 64 * 1024;
    /** A mapping is four levels deep. */
    static final int MAPPING_DEPTH = 8;
    /** The widest real sensor files have some hundred columns; more readings would not fit one envelope. */
    static final int READINGS = 512;
    /** Names, markers and templates are short; this stops a whole file pasted into a field. */
    static final int TEXT_CHARACTERS = 256;
    /** Missing-value markers, filter values, columns of a time: short lists by nature. */
    static final int LIST_ITEMS = 1024;
    /** A text value longer than this would crowd out the rest of a 65,535 byte envelope. */
    static final int VALUE_CHARACTERS = 4096;
    /** One row, in characters: bounds memory against a quote that is never closed. */
    static final int ROW_CHARACTERS = 1024 * 1024;
    /** Distinct devices, and distinct subjects: each is remembered to notice two that become one. */
    static final int NAMES = 100_000;
    /** Problems kept with their text; all are counted. */
    static final int PROBLEMS_KEPT = 100;

    private ReplayLimits() {}
}
