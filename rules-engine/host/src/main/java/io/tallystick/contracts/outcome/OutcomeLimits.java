package io.tallystick.contracts.outcome;

/** How large outcomes may be. */
public final class OutcomeLimits {
    /** Bytes of one outcome: what an entry takes, less room for the head of a body. */
    public static final int MAX_BYTES = 65_000;

    /** Bytes of the effects of one outcome, before it is split: the rest is for names and evidence. */
    public static final int MAX_EFFECT_BYTES = 48_000;

    /** Characters of a refusal's words; longer ones are cut. */
    public static final int MAX_DETAIL_CHARS = 512;

    /** Items of any list in an outcome: an entry has no room for more. */
    static final int MAX_ITEMS = 65_535;

    private OutcomeLimits() {}

    /** A text cut to the most that a refusal says, never within a character. */
    public static String detail(String text) {
        if (text.length() <= MAX_DETAIL_CHARS) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(MAX_DETAIL_CHARS - 1)) ? MAX_DETAIL_CHARS - 1 : MAX_DETAIL_CHARS;
        return text.substring(0, end);
    }
}
