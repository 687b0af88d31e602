package io.tallystick.intake.sparkplug;

/** Bounds of what is read from one payload and kept of all; all inclusive. */
final class SparkplugLimits {
    /** Metrics of one payload: no more readings than one message may give. */
    static final int MAX_METRICS = 4096;

    /** Characters of a metric's name; the name of its reading adds a row and column of a data set. */
    static final int MAX_NAME = 128;

    /** Columns of a data set: a wide table; a reading for each and row must fit the message's bound anyway. */
    static final int MAX_COLUMNS = 64;

    /** Rows of a data set. */
    static final int MAX_ROWS = 1024;

    /** Edge nodes of one task: a plant has tens; the limit stops a stranger's births from filling the heap. */
    static final int MAX_NODES = 1024;

    /** Devices of one edge node. */
    static final int MAX_DEVICES = 1024;

    /** Metrics that births of one edge node and its devices may declare. */
    static final int MAX_DECLARED = 16_384;

    /** The last sequence number; the next is 0 (specification, chapter 6). */
    static final int LAST_SEQUENCE = 255;

    private SparkplugLimits() {}
}
