package io.tallystick.gateway;

/** What a stream remembers of a {@link KeyedRequest}. */
public enum Seen {
    /** Nothing: the key was not used, or was forgotten. */
    NEW,
    /** It was signed before. */
    SAME,
    /** The key was used for other bytes. */
    OTHER
}
