package io.tallystick.rules.forecast;

/** How a season acts on the level: added to it, or times it. */
public enum Seasonality {
    ADDITIVE,
    MULTIPLICATIVE
}
