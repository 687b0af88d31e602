package io.tallystick.cli;

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

    private Exit() {}
}
