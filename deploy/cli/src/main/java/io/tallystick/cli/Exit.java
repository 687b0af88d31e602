package io.tallystick.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exit codes that scripts can use. */
public final class Exit {
    /** It was done, or it holds. */
    public static final int HOLDS = 0;

    /** It does not hold: something is not what it should be. */
    public static final int DOES_NOT_HOLD = 1;

    /** The command was not understood, or a file it was given is not what it should be. */
    public static final int USAGE = 2;

    /** A broker, registry, topic, disk or port could not be reached or used. */
    public static final int UNREACHABLE = 3;

    /** The codes and what they mean, for the help of every command. */
    static final Map<String, String> MEANINGS = meanings();

    private Exit() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(" " + HOLDS, "done, or it holds");
        meanings.put(" " + DOES_NOT_HOLD, "it does not hold, was refused, or is not there");
        meanings.put(" " + USAGE, "not understood, or a file given is not what it should be");
        meanings.put(" " + UNREACHABLE, "a broker, registry, topic, port or disk cannot be used");
        return Collections.unmodifiableMap(meanings);
    }
}
