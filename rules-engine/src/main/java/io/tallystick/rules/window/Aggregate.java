package io.tallystick.rules.window;

/** What a window can be asked for; only what it was made for is kept up to date, so what is not asked costs nothing. */
public enum Aggregate {
    COUNT,
    SUM,
    MEAN,
    MIN,
    MAX,
    /** Standard deviation, of the population and of the sample. */
    DEVIATION,
    FIRST,
    LAST,
    /** Change from the first to the last sample per second or hour. */
    RATE,
    PERCENTILE
}
