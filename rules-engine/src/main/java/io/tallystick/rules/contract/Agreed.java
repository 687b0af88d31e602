package io.tallystick.rules.contract;

/** What the parties of one instance agreed on, for measures that params say. */
public interface Agreed {
    /** The milliseconds of a param of type duration, by its place in the contract's params. */
    long millis(int param);

    /** The number of a param of type double or int, by its place. */
    double number(int param);
}
