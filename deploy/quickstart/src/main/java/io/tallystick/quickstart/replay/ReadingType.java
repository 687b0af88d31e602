package io.tallystick.quickstart.replay;

/** What a reading's text means; SenML carries them as {@code v}, {@code vs} and {@code vb} (RFC 8428 section 4.2). */
public enum ReadingType {
    /** The text is a JSON number (RFC 8259 section 6), kept as it was written. */
    NUMBER,
    /** Any text. */
    TEXT,
    /** The text is {@code true} or {@code false}. */
    BOOLEAN
}
