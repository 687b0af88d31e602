package io.tallystick.connect.mqtt.command;

/** Every bound on what a command or an answer may ask of the sink; all inclusive. */
final class CommandLimits {
    /** How deep JSON values may be nested: what the ledger reads of JSON. */
    static final int MAX_DEPTH = 16;

    /** Bytes of a command's arguments in UTF-8: what a ledger puts into one. */
    static final int MAX_ARGUMENTS_BYTES = 65_535;

    /** Characters of one number: no double needs more, and work grows with them. */
    static final int MAX_NUMBER = 1_000;

    /** Bytes of an effect id: a network's name of 63 and three numbers. */
    static final int MAX_EFFECT_BYTES = 127;

    /** Characters of an answer's own words: a line in a log, within what a reading may have. */
    static final int MAX_DETAIL = 1_024;

    private CommandLimits() {}
}
