package io.tallystick.intake;

/** Every bound on what a message or a setting may ask of intake; all inclusive. */
public final class IntakeLimits {
    /** A message that is to be signed: with it, its header, a chain and a signature an envelope stays below 65,533 bytes. */
    public static final int MAX_MESSAGE_BYTES = 60 * 1024;

    /** One payload of readings that intake makes: the original message must fit beside an ordinary one. */
    public static final int MAX_PAYLOAD_BYTES = 32 * 1024;

    /** Readings out of one message: a batch of data sets may be split over several envelopes, but not over hundreds. */
    public static final int MAX_READINGS = 4096;

    /** Records of one SenML pack: what the ledger reads. */
    public static final int MAX_RECORDS = 1024;

    /** Bytes of a topic in UTF-8. MQTT allows 65,535; no naming scheme of a plant comes near a thousand. */
    public static final int MAX_TOPIC_BYTES = 1024;

    /** Levels of a topic or pattern: brokers' own defaults end between 7 and 200. */
    public static final int MAX_TOPIC_LEVELS = 32;

    /** Characters of the name of a part of a pattern, and of a template: they are written by hand. */
    public static final int MAX_TEMPLATE = 256;

    /** Bytes of a subject: what an envelope takes. */
    public static final int MAX_SUBJECT_BYTES = 255;

    /** Characters of a value that is text; a longer one would crowd out the rest of an envelope. */
    public static final int MAX_TEXT = 4096;

    /** Characters of a refusal's detail that come from the message: a log line, not a second copy. */
    public static final int MAX_SHOWN = 80;

    /** Bytes of a mapping: far more than its readings take. */
    public static final int MAX_MAPPING_BYTES = 64 * 1024;

    private IntakeLimits() {}

    /** The beginning of a stranger's text, printable, for a detail. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), MAX_SHOWN); i++) {
            char c = text.charAt(i);
            shown.append(c < 0x20 || c >= 0x7f && c < 0xa0 || Character.isSurrogate(c) ? '?' : c);
        }
        return shown.append(text.length() > MAX_SHOWN ? "…\"" : "\"").toString();
    }
}
