package io.tallystick.rules.window;

/** What became of a sample that was given to a window. */
public enum Added {
    /** It is the newest, or as new as the newest. */
    IN_ORDER,
    /** It is older than the newest, but inside the window, and took its place in time. */
    LATE,
    /** It is older than what the window holds; nothing in the window's values changed. */
    TOO_LATE
}
