package io.tallystick.rules.contract;

import java.util.function.IntToLongFunction;

/**
 * A duration: written out, or what a param of an instance says.
 *
 * @param millis as written out; 0 where a param says it
 * @param param a place in the contract's params, of type duration; -1 where it is written out
 */
public record Lasting(long millis, int param) {
    /** One that is written out. */
    public static Lasting of(long millis) {
        return new Lasting(millis, -1);
    }

    /** What a param says. */
    public static Lasting ofParam(int param) {
        return new Lasting(0, param);
    }

    /** @param params the milliseconds of a param by its place */
    public long in(IntToLongFunction params) {
        return param < 0 ? millis : params.applyAsLong(param);
    }
}
